package io.datadecide.coordinator.api;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.locks.LockSupport;

/** A reader that is slower than we are must not fill our memory. */
final class Backpressure {
    private static final long LOOK_EVERY_NANOS = 5_000_000;

    private Backpressure() {}

    /** Sends when the reader is ready; false, and nothing sent, when it is gone. */
    static <A> boolean send(ServerCallStreamObserver<A> observer, A message) {
        while (!observer.isReady() && !observer.isCancelled()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        if (observer.isCancelled()) {
            return false;
        }
        observer.onNext(message);
        return true;
    }
}
