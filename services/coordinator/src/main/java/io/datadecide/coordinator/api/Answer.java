package io.datadecide.coordinator.api;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Answers calls, with an answer or with the status of an error. */
final class Answer {
    private Answer() {}

    /** Answers a unary call. */
    static <A> void unary(StreamObserver<A> observer, Supplier<A> work) {
        A answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            observer.onError(ErrorStatus.of(e));
            return;
        }
        observer.onNext(answer);
        observer.onCompleted();
    }
}
