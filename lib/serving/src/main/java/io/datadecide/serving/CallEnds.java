package io.datadecide.serving;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells when calls are over, however they end: answered, cancelled, late, or with their connection lost. */
public interface CallEnds {
    /** The end of the call that this thread begins to handle. */
    CompletableFuture<@Nullable Void> ofThisCall();
}
