package io.datadecide.scorer.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a benchmark besides its questions; a small JSON file.
 *
 * @param name its name in the evidence
 * @param kind {@code requests} or {@code questions}
 * @param files path or glob of its files, below the tasks' directory; the first that leads to a file counts
 * @param choices choices of most of its questions
 * @param primaryMetric the metric that the field quotes
 * @param randomBaseline accuracy of a uniform guess
 * @param capability group that it belongs to, for example {@code science}
 * @param source where its questions come from
 * @param licence licence of the questions
 */
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

    /** The ten tasks of OLMES (Gu et al. 2024, arXiv 2406.08446). */
    public static List<TaskDescription> builtIn() {
        try (InputStream in = Objects.requireNonNull(TaskDescription.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return List.of(JSON.readValue(in, TaskDescription[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a directory: every {@code *.task.json} directly in it. */
    static List<TaskDescription> in(Path directory) {
        List<TaskDescription> descriptions = new ArrayList<>();
        try (var files = Files.newDirectoryStream(directory, "*.task.json")) {
            for (Path file : files) {
                descriptions.add(read(file));
            }
        } catch (IOException e) {
            throw new BadTask("directory", "cannot look into " + directory + " (" + e.getMessage() + ")");
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
