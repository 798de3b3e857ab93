package io.datadecide.plan.budget;

import io.datadecide.plan.experiment.Limits;
import java.util.Locale;
import java.util.Optional;

/** Whether a plan stays within what its experiment allows. */
public final class LimitCheck {

    private LimitCheck() {}

    /** Returns the exceeded limit and the fix, or empty. */
    public static Optional<String> exceeded(Limits limits, Estimate estimate) {
        double hours = estimate.wallTime().toMillis() / 3_600_000.0;
        if (limits.maxHours().isPresent() && hours > limits.maxHours().getAsDouble()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "limits.maxHours: the plan takes about %.1f hours, more than %s; lower `tokens`, or raise the limit",
                    hours,
                    limits.maxHours().getAsDouble()));
        }
        if (limits.maxFlops().isPresent()
                && estimate.flops() > limits.maxFlops().getAsDouble()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "limits.maxFlops: the plan takes %.2e FLOPs, more than %.2e; lower `tokens`, or raise the limit",
                    estimate.flops(),
                    limits.maxFlops().getAsDouble()));
        }
        return Optional.empty();
    }
}
