package io.datadecide.plan.experiment;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: {@code 1500}, {@code 2_000_000}, {@code 2M}, {@code 1.5k}, {@code 3e-4}. */
final class Quantity {

    private static final Pattern FORM =
            Pattern.compile("([-+]?[0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?)([kMBT]?)");

    private Quantity() {}

    static OptionalDouble parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double unit = switch (matcher.group(2)) {
            case "k" -> 1e3;
            case "M" -> 1e6;
            case "B" -> 1e9;
            case "T" -> 1e12;
            default -> 1;
        };
        double value = Double.parseDouble(matcher.group(1).replace("_", "")) * unit;
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
