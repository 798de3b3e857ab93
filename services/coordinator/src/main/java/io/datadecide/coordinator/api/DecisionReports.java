package io.datadecide.coordinator.api;

import com.google.protobuf.ByteString;
import io.datadecide.coordinator.decision.ExperimentDecision;
import io.datadecide.coordinator.decision.ReportFiles;
import io.datadecide.decide.Decision;
import io.datadecide.proto.experiment.v1.ExportExperimentResponse;
import io.datadecide.serving.Recipient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Decisions and report files for those who ask over the network. */
public final class DecisionReports {
    private static final int PIECE_BYTES = 256 * 1024;

    private final ExperimentDecision decisions;
    private final ReportFiles files;

    public DecisionReports(ExperimentDecision decisions, ReportFiles files) {
        this.decisions = decisions;
        this.files = files;
    }

    /** The decision from the evidence that there is. */
    Decision decision(String experiment) {
        return decisions.of(experiment);
    }

    /** Writes the report to a directory of its own, streams it, and removes it. */
    void stream(String experiment, Recipient<ExportExperimentResponse> reader) throws InterruptedException {
        try {
            Path directory = Files.createTempDirectory("datadecide-report");
            try {
                files.write(experiment, directory);
                for (String name : ReportFiles.NAMES) {
                    stream(directory.resolve(name), reader);
                }
            } finally {
                remove(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report of " + experiment + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void stream(Path file, Recipient<ExportExperimentResponse> reader)
            throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = in.readNBytes(PIECE_BYTES);
            boolean wanted = true;
            while (piece.length > 0 && wanted) {
                wanted = reader.send(ExportExperimentResponse.newBuilder()
                        .setFileName(String.valueOf(file.getFileName()))
                        .setContent(ByteString.copyFrom(piece))
                        .build());
                piece = in.readNBytes(PIECE_BYTES);
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
