package io.datadecide.storage;

import io.datadecide.files.DurableDirectory;
import io.datadecide.storage.StorageException.Failed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Local copies of directories, the ones used longest ago deleted first. What an earlier process left is deleted at the start:
 * it is unknown which parts are complete.
 */
public final class DirectoryCache {
    private final Path root;
    private final long mostBytes;
    private final Map<String, Long> bytesByName = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An empty cache.
     *
     * @param root directory of the copies; whatever is in it is deleted
     * @param mostBytes bytes to keep, besides the directory that was asked for last
     */
    public DirectoryCache(Path root, long mostBytes) {
        this.root = root;
        this.mostBytes = mostBytes;
        try {
            DurableDirectory.deleteTree(root);
            Files.createDirectories(root);
        } catch (IOException | UncheckedIOException e) {
            throw new Failed("empty", root, e);
        }
    }

    /**
     * The local copy of a directory.
     *
     * @param name what it is kept by; a file name
     * @param fetch fills the directory that it is given
     */
    public synchronized Path get(String name, Consumer<Path> fetch) {
        Path place = root.resolve(name);
        if (bytesByName.get(name) != null) {
            return place;
        }
        Path partial = root.resolve(name + ".partial");
        try {
            DurableDirectory.deleteTree(partial);
            Files.createDirectories(partial);
            fetch.accept(partial);
            DurableDirectory.rename(partial, place);
            bytesByName.put(name, bytes(place));
            deleteOldest();
            return place;
        } catch (IOException e) {
            throw new Failed("keep a copy in", place, e);
        }
    }

    /** Forgets a copy that turned out to be damaged. */
    public synchronized void drop(String name) {
        if (bytesByName.remove(name) != null) {
            try {
                DurableDirectory.deleteTree(root.resolve(name));
            } catch (IOException e) {
                throw new Failed("delete", root.resolve(name), e);
            }
        }
    }

    private void deleteOldest() throws IOException {
        long total = bytesByName.values().stream().mapToLong(Long::longValue).sum();
        for (Iterator<Map.Entry<String, Long>> oldest = bytesByName.entrySet().iterator();
                total > mostBytes && bytesByName.size() > 1; ) {
            Map.Entry<String, Long> entry = oldest.next();
            DurableDirectory.deleteTree(root.resolve(entry.getKey()));
            total -= entry.getValue();
            oldest.remove();
        }
    }

    private static long bytes(Path directory) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
