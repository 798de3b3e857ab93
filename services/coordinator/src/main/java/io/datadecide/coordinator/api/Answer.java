package io.datadecide.coordinator.api;

import io.datadecide.serving.Recipient;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Answers calls, with answers or with the status of an error. */
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

    /** Tells a recipient what there is to tell. */
    @FunctionalInterface
    interface Telling<A> {
        /** Returns when all is told or nobody reads any more. */
        void to(Recipient<A> recipient) throws InterruptedException;
    }

    /** Answers a call with a stream, on a thread of its own: it may last for as long as an experiment. */
    static <A> void stream(String thread, Recipient<A> recipient, Telling<A> telling) {
        Thread.ofVirtual().name(thread).start(() -> {
            try {
                telling.to(recipient);
                recipient.complete();
            } catch (Throwable e) { // an Error, too: nobody else would end the call
                recipient.fail(ErrorStatus.of(e));
            }
        });
    }
}
