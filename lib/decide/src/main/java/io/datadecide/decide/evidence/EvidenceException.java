package io.datadecide.decide.evidence;

/** Evidence that cannot be used as it stands; from a file, the message begins with {@code file:line:column}. */
public final class EvidenceException extends DecideException {

    private static final long serialVersionUID = 1L;

    public EvidenceException(String message) {
        super(message);
    }

    /**
     * @param line counted from 1, the header included
     * @param column number of the field in its line, counted from 1
     */
    static EvidenceException at(String source, long line, int column, String message) {
        return new EvidenceException(source + ":" + line + ":" + column + ": " + message);
    }
}
