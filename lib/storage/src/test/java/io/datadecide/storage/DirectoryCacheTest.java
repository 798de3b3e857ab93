package io.datadecide.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCacheTest {
    @TempDir
    Path root;

    private final List<String> fetched = new ArrayList<>();

    private Path get(DirectoryCache cache, String name) {
        return cache.get(name, into -> {
            fetched.add(name);
            write(into);
        });
    }

    private static void write(Path into) {
        try {
            Files.write(into.resolve("file"), new byte[10]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        DirectoryCache cache = new DirectoryCache(root, 20);
        get(cache, "a");
        get(cache, "b");
        get(cache, "a");
        assertThat(get(cache, "c").resolve("file")).exists();
        get(cache, "a");
        get(cache, "b");
        assertThat(fetched).containsExactly("a", "b", "c", "b");
        assertThat(root).isDirectoryContaining("glob:**/a").isDirectoryNotContaining("glob:**/c");
    }

    @Test
    void aDirectoryLargerThanTheBoundIsKeptWhileItIsTheLast() {
        DirectoryCache cache = new DirectoryCache(root, 1);
        assertThat(get(cache, "a").resolve("file")).exists();
        get(cache, "b");
        assertThat(root).isDirectoryNotContaining("glob:**/a");
    }

    @Test
    void whatWasFetchedHalfIsNotThere() {
        DirectoryCache cache = new DirectoryCache(root, 20);
        assertThatThrownBy(() -> cache.get("a", into -> {
                    write(into);
                    throw new IllegalStateException("cut");
                }))
                .hasMessage("cut");
        assertThat(root.resolve("a")).doesNotExist();
        get(cache, "a");
        cache.drop("a");
        assertThat(root.resolve("a")).doesNotExist();
        get(new DirectoryCache(root, 20), "a");
        assertThat(fetched).containsExactly("a", "a");
    }
}
