package io.datadecide.coordinator.launch;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import java.util.concurrent.CompletableFuture;

/** What workers print, as far as it is kept where they run. */
public interface RunLogs {
    /** Whoever reads a log. */
    interface Reader {
        /**
         * Takes the next piece; blocks until there is room for it.
         *
         * @return false when nobody reads any more
         */
        boolean take(byte[] piece);

        /** Completes when nobody reads any more, whether there is something to take or not. */
        CompletableFuture<?> left();
    }

    /**
     * How much of it.
     *
     * @param follow goes on while the worker goes on
     * @param tailLines only so many of the last lines, then what follows; 0 for all
     */
    record Extent(boolean follow, int tailLines) {
        public Extent {
            if (tailLines < 0) {
                throw new IllegalArgumentException("tailLines is not negative, got " + tailLines);
            }
        }
    }

    /** A piece is no larger. */
    int PIECE_BYTES = 64 * 1024;

    /**
     * Copies what an attempt printed; blocks until all is told, or nobody reads any more. {@link LaunchException}: it
     * cannot be read just now.
     *
     * @return false when nothing of it is kept
     */
    boolean stream(AttemptKey attempt, Extent extent, Reader reader);
}
