package io.datadecide.cli.remote;

import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.plan.experiment.ExperimentFile;
import io.datadecide.plan.experiment.PathCheck;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An experiment file as it is sent: checked here, as far as that needs no look at the workers' files, and with the variables
 * of this machine put in, because the coordinator has others.
 *
 * @param yaml its text
 * @param baseDirectory where its relative paths start, as workers see it
 */
public record SubmittedFile(String yaml, String baseDirectory) {
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-[^}]*)?\\}");
    /** What needs no quotes in YAML, wherever it stands. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=~-]*");

    public static SubmittedFile read(Path file, @Nullable String asked, Optional<String> ofContext) {
        Path directory =
                Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        String base = asked != null ? asked : ofContext.orElse(directory.toString());
        if (!Path.of(base).isAbsolute()) {
            throw new BadInput("--base-directory " + base + " is not absolute; workers have other directories");
        }
        String text = withVariables(file, ExperimentFile.text(file), System.getenv());
        ExperimentFile.parse(file.toString(), text, Path.of(base), Map.of(), PathCheck.none());
        return new SubmittedFile(text, base);
    }

    /** Puts the values of set variables in; what is not set keeps its default, or is refused when the file is parsed. */
    static String withVariables(Path file, String text, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(found -> {
            String value = variables.get(found.group(1));
            if (value == null || value.isEmpty()) {
                return Matcher.quoteReplacement(found.group());
            }
            if (!PLAIN.matcher(value).matches()) {
                throw new BadInput(
                        file + ": the value of the variable " + found.group(1) + " has characters that YAML may"
                                + " read as something else; write the value into the file, in quotes");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
