package io.datadecide.decide.evidence;

/** Every failure of this library that its user can mend; the message is one line that names thing, value and mend. */
public abstract sealed class DecideException extends RuntimeException
        permits EvidenceException, QuestionException, DecisionFormatException {

    private static final long serialVersionUID = 1L;

    DecideException(String message) {
        super(OneLine.of(message));
    }
}
