package io.datadecide.coordinator.api;

import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.grpc.Context;

/** Who calls. */
public sealed interface Caller {
    /** The caller of the call that this thread works on. */
    Context.Key<Caller> CURRENT = Context.key("caller");

    /** Whoever holds the coordinator's own token: may do everything that people do. */
    record Owner() implements Caller {}

    /** Somebody who may look at everything and change nothing. */
    record Reader() implements Caller {}

    /**
     * A worker: may speak for its attempt only.
     *
     * @param attempt the attempt that its token was made for
     */
    record Worker(AttemptKey attempt) implements Caller {}

    /** The attempt that the caller says it works on, if it may. */
    static AttemptKey attempt(io.datadecide.proto.run.v1.Attempt claimed) {
        if (CURRENT.get() instanceof Worker(AttemptKey own)
                && own.run().id().equals(claimed.getRunId())
                && own.number() == claimed.getNumber()) {
            return own;
        }
        throw new CoordinatorException.NotAllowed(
                "ATTEMPT_OF_ANOTHER",
                "the token is not good for attempt " + claimed.getNumber() + " of run '" + claimed.getRunId()
                        + "': use the token that the attempt was started with");
    }
}
