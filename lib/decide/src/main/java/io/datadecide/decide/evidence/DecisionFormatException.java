package io.datadecide.decide.evidence;

/** A {@code decision.json} that does not follow its schema. */
public final class DecisionFormatException extends DecideException {

    private static final long serialVersionUID = 1L;

    public DecisionFormatException(String message) {
        super(message);
    }
}
