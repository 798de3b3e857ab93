package io.datadecide.serving;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Notifies when calls end, for any reason: answered, cancelled, late, or with their connection lost. */
public interface CallEnds {
    /** The end of the call that this thread begins to handle. */
    CompletableFuture<@Nullable Void> ofThisCall();
}
