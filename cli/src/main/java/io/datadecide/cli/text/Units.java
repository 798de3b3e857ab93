package io.datadecide.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Units {

    private static final String[] DECIMAL = {"", " k", " M", " B", " T"};

    private Units() {}

    /** Three significant digits and a decimal unit: {@code 41.3 M}. */
    public static String count(double value) {
        double shown = value;
        int unit = 0;
        while (Math.abs(shown) >= 999.5 && unit < DECIMAL.length - 1) {
            shown /= 1000;
            unit++;
        }
        return threeDigits(shown, unit == 0) + DECIMAL[unit];
    }

    /** A power of ten: {@code 1.3e+13}. */
    public static String flops(double value) {
        return String.format(Locale.ROOT, "%.1e", value).replace("e+", "e");
    }

    /** Formats a duration in its two largest units: {@code 3 min 20 s}, {@code 5 h 2 min}, {@code 12 days 3 h}. */
    public static String time(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 24 * 60) {
            return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        long hours = Math.round(minutes / 60.0);
        if (hours < 365 * 24) {
            return hours / 24 + " days" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
        }
        return String.format(Locale.ROOT, "%.1f years", hours / (365.25 * 24));
    }

    /** A clock that does not change its width much: {@code 0:07}, {@code 12:30}, {@code 3:02:09}. */
    public static String clock(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String threeDigits(double value, boolean whole) {
        if (whole && value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f", value);
    }
}
