package io.datadecide.storage;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.InputFailure;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Corpora and tasks in an object store. Prefixes of keys up to a slash are the directories. */
public final class ObjectStoreFiles implements InputFiles {
    /** Limit that fits into the memory of a process that lists corpora. */
    private static final int MOST_FILES = 200_000;

    /** Opened with the first address that is met, and closed with the process. */
    private static @Nullable ObjectStore ofEnvironment;

    private final Supplier<ObjectStore> connect;
    private final int mostFiles;

    /** The files of the store that the environment configures; corpora and tasks are read from it. */
    public ObjectStoreFiles() {
        this(ObjectStoreFiles::ofEnvironment);
    }

    ObjectStoreFiles(Supplier<ObjectStore> connect) {
        this(connect, MOST_FILES);
    }

    ObjectStoreFiles(Supplier<ObjectStore> connect, int mostFiles) {
        this.connect = connect;
        this.mostFiles = mostFiles;
    }

    private static synchronized ObjectStore ofEnvironment() {
        ObjectStore open = ofEnvironment;
        if (open == null) {
            open = ObjectStore.fromEnvironment();
            ofEnvironment = open;
        }
        return open;
    }

    ObjectStore store() {
        return connect.get();
    }

    @Override
    public boolean holds(String address) {
        return StorageAddress.is(address) && !parse(address).bucket().isEmpty();
    }

    @Override
    public Optional<InputFile> file(String location) {
        return location.endsWith("/") ? Optional.empty() : file(parse(location));
    }

    Optional<InputFile> file(StorageAddress address) {
        return address.key().isEmpty()
                ? Optional.empty()
                : answer(address, () -> store().find(address)).map(object -> new ObjectInput(this, address, object));
    }

    @Override
    public boolean isDirectory(String location) {
        StorageAddress address = parse(location);
        return answer(address, () -> store().isDirectory(address));
    }

    @Override
    public SortedMap<Path, InputFile> below(String directory, String beginning, int depth, Predicate<Path> wanted) {
        StorageAddress address = parse(directory);
        SortedMap<Path, InputFile> found = new TreeMap<>();
        List<StoredObject> objects = answer(address, () -> store().list(address, beginning, depth, mostFiles + 1));
        if (objects.size() > mostFiles) {
            throw new BadSource("directory " + address + " has more than " + mostFiles + " objects"
                    + (beginning.isEmpty() ? "" : " that begin with '" + beginning + "'")
                    + ": name a directory below it, or a glob that begins with more");
        }
        for (StoredObject object : objects) {
            // Consoles mark a directory by an empty object whose key ends with a slash.
            if (!object.name().isEmpty() && !object.name().endsWith("/")) {
                Path relative = relative(address, object.name());
                if (relative.getNameCount() <= depth && wanted.test(relative)) {
                    found.put(relative, new ObjectInput(this, at(address, object.name()), object));
                }
            }
        }
        return found;
    }

    private static Path relative(StorageAddress directory, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new BadSource("object '" + name + "' in " + directory, e);
        }
    }

    /** Paths do not tell {@code a//b} from {@code a/b}: such a key is refused, but only when its path is requested. */
    private static StorageAddress at(StorageAddress directory, String name) {
        try {
            return directory.resolve(name);
        } catch (StorageException.BadAddress e) {
            throw new BadSource("object '" + name + "' in " + directory + " has an empty part, '.' or '..': rename it");
        }
    }

    private static StorageAddress parse(String location) {
        try {
            return StorageAddress.of(location);
        } catch (StorageException e) {
            throw new BadSource(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T answer(StorageAddress address, Supplier<T> question) {
        try {
            return question.get();
        } catch (StorageException.Failed e) {
            throw new StorageFailure("read", address, new InputFailure(String.valueOf(e.getMessage()), e));
        } catch (StorageException e) {
            throw new BadSource(String.valueOf(e.getMessage()));
        }
    }
}
