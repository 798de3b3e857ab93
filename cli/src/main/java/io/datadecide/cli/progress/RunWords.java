package io.datadecide.cli.progress;

import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunState;

/** How runs and their states are called. */
public final class RunWords {

    private RunWords() {}

    /** Corpus, size and seed, or what is prepared. */
    public static String name(Run run) {
        return run.getKind() == RunKind.RUN_KIND_PREPARE
                ? "prepare " + run.getCorpus()
                : run.getCorpus() + " " + run.getSize() + " s" + run.getSeed();
    }

    /** The state as people and JSON call it. */
    public static String state(RunState state) {
        return switch (state) {
            case RUN_STATE_PENDING -> "waiting";
            case RUN_STATE_STARTING -> "starting";
            case RUN_STATE_RUNNING -> "running";
            case RUN_STATE_SCORING -> "scoring";
            case RUN_STATE_SUCCEEDED -> "done";
            case RUN_STATE_FAILED -> "failed";
            case RUN_STATE_CANCELLED -> "cancelled";
            case RUN_STATE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
        };
    }

    /** One character for a matrix of runs. */
    static String symbol(RunState state) {
        return switch (state) {
            case RUN_STATE_PENDING -> "·";
            case RUN_STATE_STARTING -> "◌";
            case RUN_STATE_RUNNING -> "▶";
            case RUN_STATE_SCORING -> "◆";
            case RUN_STATE_SUCCEEDED -> "✓";
            case RUN_STATE_FAILED -> "✗";
            case RUN_STATE_CANCELLED -> "–";
            case RUN_STATE_UNSPECIFIED, UNRECOGNIZED -> "?";
        };
    }
}
