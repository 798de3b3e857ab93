package io.datadecide.language.checkpoint;

import io.datadecide.files.DurableDirectory;
import io.datadecide.files.DurableFile;
import io.datadecide.language.LanguageException;
import io.datadecide.language.model.FlatParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The checkpoints of one run: one directory each, named by step. A directory with such a name was written to its end. */
public final class CheckpointStore {
    private static final Pattern NAME = Pattern.compile("step-(\\d{8,18})");
    private static final String UNFINISHED_PREFIX = ".unfinished-";

    /** Marks matrices as having PyTorch's layout, for transformers. */
    private static final Map<String, String> FORMAT = Map.of("format", "pt");

    private final Path directory;

    /** A store in a directory, which is created with the first checkpoint. */
    public CheckpointStore(Path directory) {
        this.directory = directory;
    }

    /** The optimizer's memory. */
    public record Optimizer(FlatParameters firstMoment, FlatParameters secondMoment, float updates) {}

    /** A directory that looks like a checkpoint but cannot be used, and why in one line. */
    public record Skipped(Path directory, String reason) {}

    /**
     * A checkpoint to resume from.
     *
     * @param checkpoint the newest whole one; null when there is none
     * @param skipped newer ones that are damaged, newest first, to be reported to the user
     */
    public record Recovery(@Nullable Checkpoint checkpoint, List<Skipped> skipped) {
        /** Copies the list. */
        public Recovery {
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Writes a checkpoint so that it is there whole or not at all, even when the machine stops: into a sibling, forced to
     * disk, then renamed. One of the same step is replaced.
     *
     * @param description its {@code files} are ignored
     * @throws LanguageException.BadCheckpoint when the disk refuses; nothing is left behind
     */
    public Checkpoint write(CheckpointManifest description, FlatParameters parameters, Optimizer optimizer) {
        return write(description, into -> {
            Map<String, FileDigest> digests = new TreeMap<>();
            digests.put(Checkpoint.MODEL, writeModel(into, parameters, Map.of()));
            digests.put(Checkpoint.OPTIMIZER, writeOptimizer(into, optimizer));
            return digests;
        });
    }

    /**
     * Writes a checkpoint to be scored only: it has no optimizer state to resume from.
     *
     * @param metadata noted in the header of the model's file
     * @throws LanguageException.BadCheckpoint when the disk refuses; nothing is left behind
     */
    public Checkpoint writeModel(
            CheckpointManifest description, FlatParameters parameters, Map<String, String> metadata) {
        return write(description, into -> Map.of(Checkpoint.MODEL, writeModel(into, parameters, metadata)));
    }

    @FunctionalInterface
    private interface Tensors {
        Map<String, FileDigest> writeTo(Path directory) throws IOException;
    }

    private Checkpoint write(CheckpointManifest description, Tensors tensors) {
        Path target = directory.resolve(name(description.step()));
        Path unfinished = directory.resolve(UNFINISHED_PREFIX + name(description.step()) + "-"
                + UUID.randomUUID()); // in pods every process has the number 1
        try {
            Files.createDirectories(directory);
            Files.createDirectory(unfinished);
            CheckpointManifest manifest = description.withFiles(tensors.writeTo(unfinished));
            DurableFile.create(unfinished.resolve(Checkpoint.MANIFEST), ManifestJson.write(manifest));
            DurableDirectory.publish(unfinished, target);
            return new Checkpoint(target, manifest);
        } catch (IOException e) {
            DurableDirectory.deleteTreeAfter(e, unfinished);
            throw new LanguageException.BadCheckpoint(
                    target + ": cannot be written: " + e.getMessage() + "; free some space or choose another directory",
                    e);
        }
    }

    /** The newest checkpoint that is whole, and the damaged ones that were skipped. */
    public Recovery newestWhole() {
        List<Skipped> skipped = new ArrayList<>();
        for (Path candidate : newestFirst()) {
            try {
                return new Recovery(whole(step(candidate)), skipped);
            } catch (LanguageException.BadCheckpoint e) {
                skipped.add(new Skipped(candidate, String.valueOf(e.getMessage())));
            }
        }
        return new Recovery(null, skipped);
    }

    /**
     * The checkpoint of a step, with all its files looked at.
     *
     * @throws LanguageException.BadCheckpoint when it is missing or damaged
     */
    public Checkpoint whole(long step) {
        Checkpoint checkpoint = Checkpoint.verify(directory(step));
        long recorded = checkpoint.manifest().step();
        if (recorded != step) { // no digest covers the manifest itself
            throw new LanguageException.BadCheckpoint(
                    directory(step).resolve(Checkpoint.MANIFEST) + ": has step " + recorded + ": it is damaged", null);
        }
        return checkpoint;
    }

    /** Steps of the checkpoints in the store, damaged ones included, newest first. */
    public List<Long> steps() {
        return newestFirst().stream().map(CheckpointStore::step).toList();
    }

    /** The directory of a step, whether it exists or not. */
    public Path directory(long step) {
        return directory.resolve(name(step));
    }

    /**
     * Deletes what is neither to be kept nor among the newest, and what an interrupted writer left.
     *
     * @param keepSteps steps that are still to be scored
     * @param keepNewest how many of the newest to keep besides; 2 leaves one to fall back to
     */
    public void prune(Set<Long> keepSteps, int keepNewest) {
        try {
            List<Path> newestFirst = newestFirst();
            for (Path old : newestFirst.subList(Math.min(keepNewest, newestFirst.size()), newestFirst.size())) {
                if (!keepSteps.contains(step(old))) {
                    DurableDirectory.deleteTree(old);
                }
            }
            for (Path leftover : children(path -> path.getFileName().toString().startsWith(UNFINISHED_PREFIX))) {
                DurableDirectory.deleteTree(leftover);
            }
        } catch (IOException e) {
            throw new LanguageException.BadCheckpoint(
                    directory + ": old checkpoints cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static FileDigest writeModel(Path into, FlatParameters parameters, Map<String, String> metadata)
            throws IOException {
        Map<String, String> all = new TreeMap<>(metadata);
        all.putAll(FORMAT);
        return SafetensorsWriter.write(into.resolve(Checkpoint.MODEL), all, TensorNames.tensors("", parameters));
    }

    private static FileDigest writeOptimizer(Path into, Optimizer optimizer) throws IOException {
        List<SafetensorsWriter.Tensor> moments =
                new ArrayList<>(TensorNames.tensors(TensorNames.FIRST_MOMENT, optimizer.firstMoment()));
        moments.addAll(TensorNames.tensors(TensorNames.SECOND_MOMENT, optimizer.secondMoment()));
        moments.add(TensorNames.updates(optimizer.updates()));
        return SafetensorsWriter.write(into.resolve(Checkpoint.OPTIMIZER), FORMAT, moments);
    }

    private List<Path> newestFirst() {
        return children(path -> NAME.matcher(path.getFileName().toString()).matches()).stream()
                .sorted(Comparator.comparingLong(CheckpointStore::step).reversed())
                .toList();
    }

    private List<Path> children(java.util.function.Predicate<Path> wanted) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(wanted).toList();
        } catch (IOException e) {
            throw new LanguageException.BadCheckpoint(directory + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    private static long step(Path path) {
        return Long.parseLong(path.getFileName().toString().substring("step-".length()));
    }

    private static String name(long step) {
        return String.format(Locale.ROOT, "step-%08d", step);
    }
}
