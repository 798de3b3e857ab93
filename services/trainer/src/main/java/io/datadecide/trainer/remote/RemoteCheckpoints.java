package io.datadecide.trainer.remote;

import io.datadecide.files.Digest;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import io.datadecide.storage.StoredDirectory;
import io.datadecide.storage.StoredObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checkpoints of one leg of a run in an object store, under the names that they have on disk. */
final class RemoteCheckpoints {
    private static final Pattern NAME = Pattern.compile("step-(\\d{8,18})/(.+)");
    /** The newest, and one to fall back to when it is damaged. */
    private static final int KEPT_TO_RESUME = 2;

    private final ObjectStore store;
    private final StorageAddress address;
    private final Set<Long> keptSteps;

    /**
     * Checkpoints at an address.
     *
     * @param keptSteps steps that are kept as long as the run
     */
    RemoteCheckpoints(ObjectStore store, StorageAddress address, Set<Long> keptSteps) {
        this.store = store;
        this.address = address;
        this.keptSteps = Set.copyOf(keptSteps);
    }

    /** The place of a step, whether there is one or not. */
    StoredDirectory directory(long step) {
        return new StoredDirectory(store, address.resolve(String.format(Locale.ROOT, "step-%08d", step)));
    }

    List<Long> wholeNewestFirst() {
        return List.copyOf(steps(true));
    }

    private SortedSet<Long> steps(boolean whole) {
        SortedSet<Long> steps = new TreeSet<>(Comparator.reverseOrder());
        for (StoredObject object : store.list(address)) {
            Matcher name = NAME.matcher(object.name());
            if (name.matches() && (!whole || name.group(2).equals(StoredDirectory.MANIFEST))) {
                steps.add(Long.parseLong(name.group(1)));
            }
        }
        return steps;
    }

    /** SHA-256 of the manifest of a step; empty when the step is not there. */
    Optional<String> manifestSha256(long step) {
        return store.read(directory(step).address().resolve(StoredDirectory.MANIFEST))
                .map(Digest::of);
    }

    /** Takes a damaged checkpoint for one that was never finished, so that it is written again. */
    void disown(long step) {
        store.delete(directory(step).address().resolve(StoredDirectory.MANIFEST));
    }

    /** Deletes what is neither to be kept nor among the newest, and what an interrupted writer left. */
    void prune() {
        List<Long> whole = wholeNewestFirst();
        Set<Long> newest = Set.copyOf(whole.subList(0, Math.min(KEPT_TO_RESUME, whole.size())));
        for (long step : steps(false)) {
            boolean isWhole = whole.contains(step);
            boolean wanted = newest.contains(step) || (isWhole && keptSteps.contains(step));
            if (!wanted) {
                directory(step).delete();
            }
        }
    }
}
