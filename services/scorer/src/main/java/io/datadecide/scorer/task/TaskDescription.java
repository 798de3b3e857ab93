package io.datadecide.scorer.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Describes a benchmark; read from a JSON file.
 *
 * @param name its name in the evidence
 * @param kind {@code requests} or {@code questions}
 * @param files paths or globs of its files in the tasks directory; the first that matches a file is used
 * @param choices number of choices that most of its questions have
 * @param primaryMetric the metric usually reported
 * @param randomBaseline accuracy of a uniform random guess
 * @param capability capability that it measures, for example {@code science}
 * @param source source of its questions
 * @param licence licence of the questions
 */
@RecordBuilder
public record TaskDescription(
        String name,
        String kind,
        List<String> files,
        int choices,
        String primaryMetric,
        double randomBaseline,
        String capability,
        String source,
        String licence) {

    private static final String BUILT_IN = "tasks.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public TaskDescription {
        files = List.copyOf(files);
    }

    /** Returns the ten tasks of OLMES (Gu et al. 2024, arXiv 2406.08446). */
    public static List<TaskDescription> builtIn() {
        try (InputStream in = Objects.requireNonNull(TaskDescription.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return List.of(JSON.readValue(in, TaskDescription[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the descriptions of a directory: each {@code *.task.json} directly in it. */
    static List<TaskDescription> in(Path directory) {
        List<TaskDescription> descriptions = new ArrayList<>();
        try (var files = Files.newDirectoryStream(directory, "*.task.json")) {
            for (Path file : files) {
                descriptions.add(read(file));
            }
        } catch (IOException e) {
            throw new BadTask("directory", "cannot list directory " + directory + " (" + e.getMessage() + ")");
        }
        return descriptions;
    }

    private static TaskDescription read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), TaskDescription.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new BadTask("directory", file + ":" + line + ": " + e.getOriginalMessage() + "; correct the file");
        }
    }
}
