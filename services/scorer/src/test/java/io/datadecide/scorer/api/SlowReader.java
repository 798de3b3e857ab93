package io.datadecide.scorer.api;

import io.datadecide.proto.score.v1.ScoreCheckpointRequest;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes one answer, and no further ones until it is told to. */
final class SlowReader implements ClientResponseObserver<ScoreCheckpointRequest, ScoreCheckpointResponse> {
    private final CompletableFuture<ClientCallStreamObserver<ScoreCheckpointRequest>> call = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final List<ScoreCheckpointResponse> answers = new ArrayList<>();

    @Override
    public void beforeStart(ClientCallStreamObserver<ScoreCheckpointRequest> started) {
        started.disableAutoRequestWithInitial(1);
        call.complete(started);
    }

    @Override
    public synchronized void onNext(ScoreCheckpointResponse answer) {
        answers.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
        end.complete(null);
    }

    synchronized List<ScoreCheckpointResponse> answers() {
        return List.copyOf(answers);
    }

    /** Takes all that is left; returns when the call has ended. */
    void takeTheRest() {
        call.join().request(Integer.MAX_VALUE);
        end.join();
    }

    void goAway() {
        call.join().cancel("has read enough", null);
    }
}
