package io.datadecide.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecipientTest {
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final Call call = new Call();
    private final Recipient<String> recipient = new Recipient<>(call, () -> end);

    /** What gRPC would give us: with room or without, and hearing of nothing but what a test tells it. */
    private static final class Call extends ServerCallStreamObserver<String> {
        private final List<String> sent = new ArrayList<>();
        private volatile boolean ready = true;
        private Runnable onReady = () -> {};
        private Runnable onCancel = () -> {};

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {
            onCancel = handler;
        }

        @Override
        public void setCompression(String compression) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {
            onReady = handler;
        }

        @Override
        public void request(int count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setMessageCompression(boolean enable) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void disableAutoInboundFlowControl() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onNext(String answer) {
            sent.add(answer);
        }

        @Override
        public void onError(Throwable failure) {
            sent.add("failed");
        }

        @Override
        public void onCompleted() {
            sent.add("completed");
        }
    }

    /** A thread that sends while there is no room, from when it waits. */
    private FutureTask<Boolean> sender() {
        call.ready = false;
        FutureTask<Boolean> sender = new FutureTask<>(() -> recipient.send("answer"));
        Thread thread = Thread.ofPlatform().start(sender);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return sender;
    }

    @Test
    void whatThereIsRoomForIsSentAtOnce() throws Exception {
        assertThat(recipient.send("answer")).isTrue();
        recipient.complete();
        assertThat(call.sent).containsExactly("answer", "completed");
    }

    @Test
    void whoIsSlowIsWaitedFor() throws Exception {
        FutureTask<Boolean> sender = sender();
        assertThat(call.sent).isEmpty();
        call.ready = true;
        call.onReady.run();
        assertThat(sender.get()).isTrue();
        assertThat(call.sent).containsExactly("answer");
    }

    @Test
    void whoLeavesIsWaitedForNoLonger() throws Exception {
        FutureTask<Boolean> sender = sender();
        end.complete(null);
        assertThat(sender.get()).isFalse();
        assertThat(recipient.end()).isCompleted();
    }

    @Test
    void whoCancelsIsWaitedForNoLonger() throws Exception {
        FutureTask<Boolean> sender = sender();
        call.onCancel.run();
        assertThat(sender.get()).isFalse();
        assertThat(recipient.end()).isCompleted();
    }

    @Test
    void whoIsGoneIsToldNothing() throws Exception {
        end.complete(null);
        assertThat(recipient.send("answer")).isFalse();
        recipient.complete();
        recipient.fail(new IllegalStateException("not told"));
        assertThat(recipient.isGone()).isTrue();
        assertThat(call.sent).isEmpty();
    }
}
