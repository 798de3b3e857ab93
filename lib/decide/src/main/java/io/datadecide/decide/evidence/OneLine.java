package io.datadecide.decide.evidence;

/** Makes text from outside fit for a one-line message. */
public final class OneLine {

    private static final int MAX_QUOTE = 60;
    private static final int MAX_MESSAGE = 1_000;

    private OneLine() {}

    /** The text with every control character and line separator replaced by a blank. */
    static String of(String text) {
        return shorten(text, MAX_MESSAGE)
                .codePoints()
                .map(c -> isPrintable(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The text between single quotes, at most sixty characters of it. */
    public static String quote(String text) {
        return "'" + of(shorten(text, MAX_QUOTE)) + "'";
    }

    private static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }

    private static boolean isPrintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
