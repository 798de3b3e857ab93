package io.datadecide.cli.progress;

import io.datadecide.proto.experiment.v1.Run;
import java.util.Optional;

/**
 * A run that may have changed.
 *
 * @param before how it was; empty when it was not known
 * @param now how it is
 */
public record RunChange(Optional<Run> before, Run now) {

    /** Whether its state or its attempt is another one. */
    public boolean isEvent() {
        return before.map(run -> run.getState() != now.getState() || run.getAttempt() != now.getAttempt())
                .orElse(true);
    }
}
