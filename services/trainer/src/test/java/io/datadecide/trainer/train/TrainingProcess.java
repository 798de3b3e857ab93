package io.datadecide.trainer.train;

import io.datadecide.corpus.token.TokenFile;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.storage.ObjectStore;
import io.datadecide.trainer.SmallRun;
import io.datadecide.trainer.process.StopSignal;
import io.datadecide.trainer.remote.RunPlace;
import io.datadecide.trainer.remote.WorkPlaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Trains a run in a process of its own, so that it can be killed; prints a line for each event. */
public final class TrainingProcess {
    private TrainingProcess() {}

    public static void main(String[] arguments) {
        StopSignal stop = new StopSignal();
        stop.listen();
        TorchRuntime.start(1);
        try (TokenFile corpus = TokenFile.open(Path.of(arguments[0]));
                WorkPlaces places =
                        new WorkPlaces(Path.of(arguments[2]), () -> ObjectStore.at(URI.create(arguments[3])))) {
            ResolvedRun run = ResolvedRun.fromJson(arguments[4]);
            RunPlace place = places.run(arguments[1], run);
            new TrainingLoop(run, place.directory(), "test", 2, place.restore(new Events()), stop).train(corpus);
        }
    }

    static Process start(Path tokens, Path runDirectory) throws IOException {
        return start(
                SmallRun.run(0.01),
                tokens,
                runDirectory.toString(),
                runDirectory.resolveSibling("scratch"),
                URI.create("none"));
    }

    /** In a directory that may be in an object store, with the local directory of copies that one process has. */
    public static Process start(ResolvedRun run, Path tokens, String directory, Path scratch, URI endpoint)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.offline=true",
                        "-XX:TieredStopAtLevel=1",
                        "-Daws.accessKeyId=key",
                        "-Daws.secretAccessKey=secret",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingProcess.class.getName(),
                        tokens.toString(),
                        directory,
                        scratch.toString(),
                        endpoint.toString(),
                        run.toJson())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Reads so many lines, or all when there are fewer. */
    public static void awaitLines(Process process, int lines) throws IOException {
        BufferedReader reader = process.inputReader();
        @Nullable String line = "";
        for (int i = 0; i < lines && line != null; i++) {
            line = reader.readLine();
        }
    }

    /** Reads until a line begins so. */
    public static void awaitLine(Process process, String beginning) throws IOException {
        BufferedReader reader = process.inputReader();
        @Nullable String line;
        do {
            line = reader.readLine();
            if (line == null) {
                throw new AssertionError("the process ended before a line that begins with " + beginning);
            }
        } while (!line.startsWith(beginning));
    }

    private static final class Events implements TrainingListener {
        @Override
        public void onResumed(long step) {
            System.out.println("started " + step);
        }

        @Override
        public void onCheckpointSkipped(String checkpoint, String reason) {
            System.out.println("passed over " + checkpoint + " " + reason);
        }

        @Override
        public void onProgress(CurvePoint point) {
            System.out.println("point " + point);
        }

        @Override
        public void onDecayProgress(long endStep, CurvePoint point) {
            System.out.println("decay to " + endStep + " " + point);
        }

        @Override
        public void onMicroBatchReduced(long step, int from, int to) {
            System.out.println("shrunk at " + step + " from " + from + " to " + to);
        }

        @Override
        public void onCheckpointSaved(SavedCheckpoint checkpoint) {
            System.out.println("saved " + checkpoint);
        }
    }
}
