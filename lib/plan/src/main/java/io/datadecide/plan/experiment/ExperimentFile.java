package io.datadecide.plan.experiment;

import io.datadecide.plan.PlanException.BadExperiment;
import io.datadecide.plan.PlanException.Unreadable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads experiment files (see {@code docs/experiment.md}). */
public final class ExperimentFile {

    private static final int MAX_BYTES = 1 << 20;

    private ExperimentFile() {}

    /**
     * Reads a file of this machine; relative paths in it start from its directory, its inputs must be there, variables
     * come from the environment.
     *
     * <p>{@link io.datadecide.plan.PlanException}: it cannot be read, or says something that cannot be.
     */
    public static Experiment read(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        return parse(
                file.toString(), text(file), directory == null ? file : directory, System.getenv(), PathCheck.here());
    }

    /**
     * Parses the text of a file from somewhere else; paths in it are not looked at.
     *
     * @param yaml the text
     * @param baseDirectory where relative paths in it start
     */
    public static Experiment parse(String yaml, Path baseDirectory) {
        return parse("experiment.yaml", yaml, baseDirectory, System.getenv(), PathCheck.none());
    }

    /**
     * Parses the text of a file.
     *
     * @param file its name, for messages
     * @param yaml the text
     * @param baseDirectory where relative paths in it start
     * @param variables what {@code ${NAME}} stands for
     * @param check whether a path can be used
     */
    public static Experiment parse(
            String file, String yaml, Path baseDirectory, Map<String, String> variables, PathCheck check) {
        Field root = new Field(new Field.Source(file, new Variables(variables)), "", compose(file, yaml));
        return new ExperimentReader(new PathFields(baseDirectory, check)).read(root);
    }

    /** The text of an experiment file. {@link Unreadable}: it is missing, huge, or not UTF-8. */
    public static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new Unreadable(file.toString(), "is a directory; name the experiment file in it", null);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new Unreadable(
                        file.toString(), "is larger than 1 MiB, which is not a plausible experiment file", null);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Unreadable(file.toString(), "no such file", e);
        } catch (CharacterCodingException e) {
            throw new Unreadable(file.toString(), "is not UTF-8 text", e);
        } catch (IOException e) {
            throw new Unreadable(file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    private static Node compose(String file, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(20);
        try {
            Node root = new Yaml(options).compose(new StringReader(yaml));
            if (root == null) {
                throw new BadExperiment(file, 1, "", "the file is empty; see docs/experiment.md");
            }
            return root;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new BadExperiment(file, mark == null ? 1 : mark.getLine() + 1, "", "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new BadExperiment(file, 1, "", "not YAML: " + e.getMessage());
        }
    }
}
