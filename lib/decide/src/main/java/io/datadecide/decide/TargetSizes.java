package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.OneLine;
import io.datadecide.decide.evidence.QuestionException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Distinguishes a target that is not trained yet from a mistyped one. */
public final class TargetSizes {

    private static final Pattern COUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([kmbt])(?:[^0-9a-z].*)?");

    private TargetSizes() {}

    /**
     * A size that the evidence has, or one whose name says that it is larger than all of those, can be asked about.
     *
     * @throws QuestionException otherwise; names the size that was probably meant
     */
    public static void requireAnswerable(String size, Evidence evidence) {
        List<String> sizes = evidence.sizes();
        if (sizes.isEmpty() || sizes.contains(size)) {
            return;
        }
        String nearest = sizes.stream()
                .min(Comparator.comparingInt((String s) -> distance(plain(s), plain(size)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        OptionalDouble asked = params(size);
        long largest = evidence.params(sizes.getLast());
        boolean larger = asked.isPresent() && asked.getAsDouble() > largest;
        if (!larger || plain(nearest).equals(plain(size))) {
            boolean alike = distance(plain(nearest), plain(size)) < plain(size).length();
            throw new QuestionException("no row has the target size " + OneLine.quote(size)
                    + (alike ? "; did you mean " + OneLine.quote(nearest) + "? There are " : "; there are ")
                    + sizes.stream().limit(20).map(OneLine::quote).collect(Collectors.joining(", ")));
        }
    }

    private static OptionalDouble params(String size) {
        Matcher count = COUNT.matcher(plain(size));
        if (!count.matches()) {
            return OptionalDouble.empty();
        }
        double unit = switch (count.group(2)) {
            case "k" -> 1e3;
            case "m" -> 1e6;
            case "b" -> 1e9;
            default -> 1e12;
        };
        return OptionalDouble.of(Double.parseDouble(count.group(1)) * unit);
    }

    private static String plain(String size) {
        return size.strip().toLowerCase(Locale.ROOT);
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
