package io.datadecide.decide.evidence;

import java.util.Locale;
import java.util.Set;

/** Reads decimal numbers as other tools write them; stricter than {@link Double#parseDouble}. */
public final class Numbers {

    private static final double LARGEST_EXACT = 1L << 53;
    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    private Numbers() {}

    /** The number; NaN for anything that is none. {@code inf} and {@code nan} are understood in any case. */
    public static double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean decimal = c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!decimal) {
                return notFinite(text);
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether the text spells an infinity or a NaN on purpose. */
    static boolean saysNotFinite(String text) {
        return NOT_FINITE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A whole number of at least 0, also when it is written {@code 1e9} or {@code 5725.0}; −1 for anything else. */
    public static long parseCount(String text) {
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i >= 18) {
                return wholeDouble(parse(text));
            }
            count = count * 10 + (c - '0');
        }
        return text.isEmpty() ? -1 : count;
    }

    private static long wholeDouble(double number) {
        return number >= 0 && number <= LARGEST_EXACT && number == Math.rint(number) ? (long) number : -1;
    }

    private static double notFinite(String text) {
        if (!saysNotFinite(text) || text.toLowerCase(Locale.ROOT).contains("nan")) {
            return Double.NaN;
        }
        return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
