package io.datadecide.scorer.api;

import io.datadecide.scorer.config.ScorerConfig;
import io.datadecide.storage.DirectoryCache;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import io.datadecide.storage.StoredDirectory;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Downloads checkpoints from an object store and caches them in bounded disk space. Used by one order at a time. */
@ApplicationScoped
public class FetchedCheckpoints {
    private static final String ONLY_FOR_TRAINING = "optimizer.safetensors";

    private final ScorerConfig config;
    private @Nullable Opened opened;

    FetchedCheckpoints(ScorerConfig config) {
        this.config = config;
    }

    private record Opened(ObjectStore store, DirectoryCache cache) {}

    /** Returns the local directory of a checkpoint; downloads it from an object store unless it is cached. */
    Path local(String location, String manifestSha256) {
        if (!StorageAddress.is(location)) {
            return Path.of(location);
        }
        Opened now = opened();
        if (manifestSha256.isEmpty()) {
            now.cache().drop(name(location, "")); // without a digest the newest version is requested
        }
        return now.cache()
                .get(
                        name(location, manifestSha256),
                        into -> new StoredDirectory(now.store(), StorageAddress.of(location))
                                .download(into, file -> !file.equals(ONLY_FOR_TRAINING)));
    }

    /** Deletes a damaged copy. */
    void drop(String location, String manifestSha256) {
        if (StorageAddress.is(location)) {
            opened().cache().drop(name(location, manifestSha256));
        }
    }

    private static String name(String location, String manifestSha256) {
        return UUID.nameUUIDFromBytes((location + '\n' + manifestSha256).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private synchronized Opened opened() {
        Opened now = opened;
        if (now == null) {
            Path scratch = config.scratch()
                    .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "datadecide"))
                    .resolve("checkpoints");
            now = new Opened(ObjectStore.fromEnvironment(), new DirectoryCache(scratch, config.maxFetchedBytes()));
            opened = now;
        }
        return now;
    }

    @PreDestroy
    synchronized void close() {
        Opened now = opened;
        if (now != null) {
            now.store().close();
        }
    }
}
