package io.datadecide.coordinator.launch;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKind;

/**
 * What a launcher has to know to get a worker.
 *
 * @param attempt the attempt
 * @param kind what the run does
 * @param resources what the worker needs
 * @param token bearer token that is good for this attempt only
 * @param traceparent W3C trace context that the worker continues; empty where nobody traces
 */
public record LaunchRequest(
        AttemptKey attempt, RunKind kind, ResourceRequest resources, String token, String traceparent) {
    @Override
    public String toString() {
        return "Assignment[" + attempt + ", " + kind + "]";
    }
}
