package io.datadecide.trainer.trace;

import io.datadecide.trainer.train.ForwardingListener;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.TrainingListener;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.time.Instant;

/** Makes a span of each stretch of a training that ends with something durable. */
final class TracedTraining implements ForwardingListener {
    private static final AttributeKey<Long> STEP = AttributeKey.longKey("datadecide.step");
    private static final AttributeKey<Long> STEPS = AttributeKey.longKey("datadecide.steps");
    private static final AttributeKey<Long> TOKENS = AttributeKey.longKey("datadecide.tokens");
    private static final long NOT_STARTED = Long.MAX_VALUE;

    private final TrainingListener delegate;
    private final OpenTelemetryAttemptTrace trace;
    private Instant since;
    private long step = NOT_STARTED;

    TracedTraining(TrainingListener delegate, OpenTelemetryAttemptTrace trace, Instant began) {
        this.delegate = delegate;
        this.trace = trace;
        this.since = began;
    }

    @Override
    public TrainingListener delegate() {
        return delegate;
    }

    @Override
    public void onResumed(long step) {
        trace.tell("start training", since, Attributes.of(STEP, step));
        goesOnAfter(step);
        delegate.onResumed(step);
    }

    @Override
    public void onCheckpointSaved(SavedCheckpoint checkpoint) {
        if (checkpoint.step() > step) { // others were there before this attempt
            trace.tell(
                    "train to checkpoint",
                    since,
                    Attributes.of(
                            STEP, checkpoint.step(), STEPS, checkpoint.step() - step, TOKENS, checkpoint.tokensSeen()));
            goesOnAfter(checkpoint.step());
        }
        delegate.onCheckpointSaved(checkpoint);
    }

    private void goesOnAfter(long done) {
        step = done;
        since = Instant.now();
    }
}
