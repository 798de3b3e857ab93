package io.datadecide.decide.evidence;

/** A failure of this library that its user can fix; the message is one line: what failed, the value, the fix. */
public abstract sealed class DecideException extends RuntimeException
        permits EvidenceException, QuestionException, DecisionFormatException {

    private static final long serialVersionUID = 1L;

    DecideException(String message) {
        super(OneLine.of(message));
    }
}
