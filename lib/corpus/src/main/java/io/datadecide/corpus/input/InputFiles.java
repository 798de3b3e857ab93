package io.datadecide.corpus.input;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.CorpusException.StorageFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Where input files lie: a disk, or a store that names its files by addresses, {@code scheme://…}. Stores are found as
 * services when the first address is met, so that who only has paths loads nothing of them.
 *
 * <p>All methods throw {@link BadSource} for a location that cannot be one, and {@link StorageFailure} when the answer is unavailable now.
 */
public interface InputFiles {
    /** The place that a path or an address belongs to. */
    static InputFiles of(String location) {
        if (!isAddress(location)) {
            return DiskFiles.INSTANCE;
        }
        // Not the loader of the thread, which on pool threads does not see the application.
        for (InputFiles place : ServiceLoader.load(InputFiles.class, InputFiles.class.getClassLoader())) {
            if (place.holds(location)) {
                return place;
            }
        }
        throw new BadSource("address " + location + " is in no store that can be read from here: write s3://bucket/key,"
                + " or a path");
    }

    /** Whether a location is an address and not a path. */
    static boolean isAddress(String location) {
        return location.matches("[A-Za-z][A-Za-z0-9+.-]*://.*");
    }

    /** Whether an address belongs here. {@link BadSource}: it would, but is none. */
    boolean holds(String address);

    /** The file at a location, if one is there. */
    Optional<InputFile> file(String location);

    /** Whether a location is a directory. */
    boolean isDirectory(String location);

    /**
     * The wanted files below a directory by their paths relative to it, in the order of those: byte by byte, so that it is the
     * same everywhere. {@link BadSource}: a wanted one has no such path.
     *
     * @param beginning of all wanted paths; empty for any
     * @param depth the most parts of a wanted path
     * @param wanted which of those
     */
    SortedMap<Path, InputFile> below(String directory, String beginning, int depth, Predicate<Path> wanted);
}
