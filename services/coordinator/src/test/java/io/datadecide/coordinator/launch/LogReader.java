package io.datadecide.coordinator.launch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps what it reads, and reads until it leaves. */
public final class LogReader implements RunLogs.Reader {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<@Nullable Void> left = new CompletableFuture<>();

    @Override
    public boolean take(byte[] piece) {
        taken.writeBytes(piece);
        return !left.isDone();
    }

    @Override
    public CompletableFuture<?> left() {
        return left;
    }

    public void leave() {
        left.complete(null);
    }

    public String text() {
        return taken.toString(StandardCharsets.UTF_8);
    }
}
