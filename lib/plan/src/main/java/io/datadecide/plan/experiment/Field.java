package io.datadecide.plan.experiment;

import io.datadecide.plan.PlanException.BadExperiment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of the file, with its line and its path; reads it as what it must be.
 *
 * @param source the file's name and variables
 * @param path for example {@code corpora[1].name}; empty for the whole file
 * @param node the value
 */
record Field(Source source, String path, Node node) {

    /**
     * What all fields of a file share.
     *
     * @param file name of the file, for messages
     * @param variables replaces {@code ${NAME}}
     */
    record Source(String file, Variables variables) {}

    /** The error of this value; {@code problem} states the value and the fix. */
    BadExperiment error(String problem) {
        return new BadExperiment(source.file(), line(), path, problem);
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The value as a mapping with no other keys than these. */
    Section section(String... keys) {
        if (node instanceof MappingNode mapping) {
            return Section.of(this, mapping, List.of(keys));
        }
        throw error("expected a mapping with " + String.join(", ", keys) + "; found " + found());
    }

    /** The value as a list; {@code what} names its elements. */
    List<Field> list(String what) {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("expected a list of " + what + "; found " + found());
        }
        List<Node> elements = sequence.getValue();
        return IntStream.range(0, elements.size())
                .mapToObj(i -> new Field(source, path + "[" + i + "]", elements.get(i)))
                .toList();
    }

    /** The value as text that is not blank, variables expanded. */
    String text() {
        return scalar().filter(text -> !text.isBlank()).orElseThrow(() -> error("expected text; found " + found()));
    }

    /** The value as the name of something that becomes part of file names. */
    String name() {
        String name = text();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw error(
                    "`" + name + "` is not a valid name; use up to 63 letters, digits, dots, dashes and underscores, "
                            + "a letter or digit first");
        }
        return name;
    }

    /** The value as a whole number of this range; {@code 2_000} and {@code 2M} are understood. */
    long wholeNumber(long min, long max) {
        String text = scalar().orElseThrow(() -> error("expected a whole number; found " + found()));
        OptionalDouble number = Quantity.parse(text);
        double value = number.orElseThrow(() -> error("expected a whole number; found `" + text + "`"));
        if (value != Math.rint(value) || Math.abs(value) > 0x1p53) {
            throw error("expected a whole number; found `" + text + "`");
        }
        if (value < min || value > max) {
            throw error(text + " is out of range; give a whole number "
                    + (max == Long.MAX_VALUE || max == Integer.MAX_VALUE
                            ? "from " + min + " up"
                            : "from " + min + " to " + max));
        }
        return (long) value;
    }

    int wholeInt(int min) {
        return (int) wholeNumber(min, Integer.MAX_VALUE);
    }

    /** The value as a finite number above 0. */
    double positive() {
        String text = scalar().orElseThrow(() -> error("expected a number; found " + found()));
        double value = Quantity.parse(text).orElseThrow(() -> error("expected a number; found `" + text + "`"));
        if (value <= 0) {
            throw error(text + " is out of range; give a number above 0");
        }
        return value;
    }

    /** The value as a number of this closed range. */
    double fraction(double min, double max) {
        String text = scalar().orElseThrow(() -> error("expected a number; found " + found()));
        double value = Quantity.parse(text).orElseThrow(() -> error("expected a number; found `" + text + "`"));
        if (value < min || value > max) {
            throw error(text + " is out of range; give a number from " + min + " to " + max);
        }
        return value;
    }

    boolean truth() {
        return switch (scalar().orElse("")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("expected true or false; found " + found());
        };
    }

    /** The value as one of these words. */
    String oneOf(List<String> words, String what) {
        String text = text();
        if (!words.contains(text)) {
            throw error("`" + text + "` is no " + what + Suggestion.of(text, words));
        }
        return text;
    }

    /** The value as a constant of an enumeration, in lower case. */
    <E extends Enum<E>> E constant(Class<E> type, String what) {
        List<String> words = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return Enum.valueOf(type, oneOf(words, what).toUpperCase(Locale.ROOT));
    }

    private Optional<String> scalar() {
        if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
            return Optional.of(source.variables().expand(scalar.getValue(), this));
        }
        return Optional.empty();
    }

    private String found() {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar
            when node.getTag().equals(Tag.NULL) || scalar.getValue().isBlank() -> "nothing";
            case ScalarNode scalar -> "`" + scalar.getValue() + "`";
            default -> "something else";
        };
    }
}
