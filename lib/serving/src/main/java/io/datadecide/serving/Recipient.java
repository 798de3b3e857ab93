package io.datadecide.serving;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends the answers of a call to a client that may be slower than we are, which must not fill our memory, and may disconnect before all is
 * sent, which must stop the sender. Answers are sent by one thread at a time.
 */
public final class Recipient<A> {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ServerCallStreamObserver<A> observer;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /**
     * The recipient of a call that this thread begins to handle.
     *
     * @param observer as the service's method was given it
     */
    public Recipient(StreamObserver<A> observer, CallEnds ends) {
        this.observer = (ServerCallStreamObserver<A>) observer;
        this.observer.setOnReadyHandler(this::wake);
        this.observer.setOnCancelHandler(() -> end.complete(null)); // without one, gRPC throws at the next answer
        ends.ofThisCall().thenRun(() -> end.complete(null));
        end.thenRun(this::wake);
    }

    /** Completes when the call is over, however it ended. */
    public CompletableFuture<@Nullable Void> end() {
        return end;
    }

    /** Returns whether the client has disconnected. */
    public boolean isGone() {
        return end.isDone();
    }

    /** Waits until there is room for an answer; false when the client has disconnected. */
    public boolean awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while (!isGone() && !observer.isReady()) {
                changed.awaitNanos(LOOK_AGAIN_NANOS);
            }
            return !isGone();
        } finally {
            lock.unlock();
        }
    }

    /** Sends an answer as soon as there is room for it; false, and nothing sent, when the client has disconnected. */
    public boolean send(A answer) throws InterruptedException {
        boolean room = awaitRoom();
        if (room) {
            observer.onNext(answer);
        }
        return room;
    }

    /** Completes the stream. */
    public void complete() {
        if (!isGone()) {
            observer.onCompleted();
        }
    }

    /** Ends the stream with an error. */
    public void fail(Throwable failure) {
        if (!isGone()) {
            observer.onError(failure);
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
