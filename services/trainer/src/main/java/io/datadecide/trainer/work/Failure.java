package io.datadecide.trainer.work;

import io.datadecide.corpus.CorpusException;
import io.datadecide.language.LanguageException;
import io.datadecide.plan.PlanException;
import io.datadecide.proto.run.v1.FailureKind;
import io.datadecide.storage.StorageException;
import io.datadecide.trainer.TrainerException;

/**
 * Describes a failed attempt to the coordinator.
 *
 * @param kind whether trying again can help
 * @param reason one line
 * @param step step at which it failed; 0 where that means nothing
 */
public record Failure(FailureKind kind, String reason, long step) {
    private static final FailureKind BAD_INPUT = FailureKind.FAILURE_KIND_BAD_INPUT;
    private static final FailureKind TRANSIENT = FailureKind.FAILURE_KIND_TRANSIENT;

    /** Classifies whatever ended an attempt. */
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case TrainerException e -> of(e);
            case CorpusException.StorageFailure e -> new Failure(TRANSIENT, line(e), 0);
            case CorpusException e -> new Failure(BAD_INPUT, line(e), 0);
            case StorageException e -> new Failure(TRANSIENT, line(e), 0);
            case PlanException e -> new Failure(BAD_INPUT, line(e), 0);
            case LanguageException e -> of(e);
            case OutOfMemoryError e ->
                new Failure(
                        TRANSIENT, "out of memory (" + line(e) + "): give the process more, or shrink the batch", 0);
            default ->
                new Failure(TRANSIENT, "unexpected " + thrown.getClass().getSimpleName() + ": " + line(thrown), 0);
        };
    }

    private static Failure of(TrainerException thrown) {
        return switch (thrown) {
            case TrainerException.BadRun e -> new Failure(BAD_INPUT, line(e), 0);
            case TrainerException.Diverged e -> new Failure(FailureKind.FAILURE_KIND_DIVERGED, line(e), e.step());
            case TrainerException.Preempted e -> new Failure(FailureKind.FAILURE_KIND_PREEMPTED, line(e), 0);
            case TrainerException.Storage e -> new Failure(TRANSIENT, line(e), 0);
            case TrainerException.Dismissed e -> new Failure(TRANSIENT, line(e), 0);
            case TrainerException.Unreachable e -> new Failure(TRANSIENT, line(e), 0);
        };
    }

    private static Failure of(LanguageException thrown) {
        return switch (thrown) {
            case LanguageException.BadShape e -> new Failure(BAD_INPUT, line(e), 0);
            case LanguageException.BadTokenizer e -> new Failure(BAD_INPUT, line(e), 0);
            case LanguageException.EngineFailed e -> new Failure(TRANSIENT, line(e), 0);
            case LanguageException.BadCheckpoint e -> new Failure(TRANSIENT, line(e), 0);
            case LanguageException.BadExport e -> new Failure(BAD_INPUT, line(e), 0);
        };
    }

    private static String line(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }
}
