package io.datadecide.decide.evidence;

/** A question that the evidence cannot answer, for example a target metric that no row has. */
public final class QuestionException extends DecideException {

    private static final long serialVersionUID = 1L;

    public QuestionException(String message) {
        super(message);
    }
}
