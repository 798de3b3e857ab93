package io.datadecide.language.checkpoint;

import ai.djl.ndarray.NDManager;
import io.datadecide.language.LanguageException;
import io.datadecide.language.model.FlatParameters;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.TorchRuntime;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The mean of the parameters of several checkpoints of one run (Izmailov et al. 2018; for language models, OLMo 2's report):
 * often a better model than the last of them. It can be scored and exported, not trained on: it has no optimizer.
 */
public final class CheckpointAverage {
    private static final String METADATA = "averaged_steps";

    private CheckpointAverage() {}

    /**
     * Writes the average as a checkpoint of the newest one's step; the file's metadata names all steps. Holds two models in
     * memory. The runtime must have been started.
     *
     * @param checkpoints two or more of one run, in any order
     * @param into not the run's own store, where it would take the newest one's place
     */
    public static Checkpoint write(List<Checkpoint> checkpoints, CheckpointStore into, String codeVersion) {
        List<Checkpoint> ascending = checkpoints.stream()
                .sorted(Comparator.comparingLong(
                        checkpoint -> checkpoint.manifest().step()))
                .toList();
        requireOneRun(ascending);
        CheckpointManifest newest = ascending.getLast().manifest();
        ParameterLayout layout = ParameterLayout.of(newest.shape());
        try (NDManager manager = TorchRuntime.newHostManager()) {
            FlatParameters mean = FlatParameters.zeros(manager, layout);
            FlatParameters next = FlatParameters.zeros(manager, layout);
            for (int i = 0; i < ascending.size(); i++) {
                ascending.get(i).readParameters(next);
                include(next, mean, i + 1);
            }
            CheckpointManifest description = new CheckpointManifest(
                    newest.run(),
                    newest.shape(),
                    newest.step(),
                    newest.tokensSeen(),
                    newest.dataPosition(),
                    codeVersion,
                    Map.of());
            return into.writeModel(description, mean, Map.of(METADATA, steps(ascending)));
        }
    }

    /** Running mean of the first {@code count} values. */
    private static void include(FlatParameters next, FlatParameters mean, int count) {
        for (ParameterLayout.Slot slot : mean.layout().slots()) {
            FloatBuffer values = next.bytes(slot).asFloatBuffer();
            FloatBuffer means = mean.bytes(slot).asFloatBuffer();
            for (int i = 0; i < values.limit(); i++) {
                double old = means.get(i);
                means.put(i, (float) (old + (values.get(i) - old) / count));
            }
        }
    }

    private static void requireOneRun(List<Checkpoint> ascending) {
        if (ascending.size() < 2) {
            throw new LanguageException.BadCheckpoint(
                    "average of " + ascending.size() + " checkpoints: give at least 2", null);
        }
        CheckpointManifest first = ascending.getFirst().manifest();
        for (Checkpoint other : ascending) {
            if (!other.manifest().run().equals(first.run())
                    || !other.manifest().shape().equals(first.shape())) {
                throw new LanguageException.BadCheckpoint(
                        other.directory() + ": is of another run than "
                                + ascending.getFirst().directory() + "; average checkpoints of one run",
                        null);
            }
        }
    }

    private static String steps(List<Checkpoint> ascending) {
        return ascending.stream()
                .map(checkpoint -> String.valueOf(checkpoint.manifest().step()))
                .collect(Collectors.joining(","));
    }
}
