package io.datadecide.trainer.train;

import io.datadecide.corpus.token.TokenFile;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.TrainerException.BadRun;
import java.nio.file.Path;
import java.util.List;

/**
 * One of several stacked runs.
 *
 * @param run the run
 * @param directory holds its checkpoints and its curve
 * @param corpus its tokens
 * @param listener receives its progress
 */
public record StackMember(ResolvedRun run, Path directory, TokenFile corpus, TrainingListener listener) {

    /**
     * Checks that runs can share their steps: all but corpus and seed must be the same.
     *
     * @throws BadRun naming the one that differs
     */
    static void requireAlike(List<StackMember> members) {
        ResolvedRun first = members.getFirst().run();
        for (StackMember member : members) {
            ResolvedRun other = member.run();
            boolean alike = other.shape().equals(first.shape())
                    && other.optimization().equals(first.optimization())
                    && other.checkpoints().equals(first.checkpoints())
                    && other.options().equals(first.options())
                    && other.reportEverySteps() == first.reportEverySteps();
            if (!alike) {
                throw new BadRun(
                        "run " + other.id() + " differs from " + first.id()
                                + " in more than corpus and seed: train it in a separate process",
                        null);
            }
            if (other.options().decays() || other.options().documentMask() && !sameEnds(member, members.getFirst())) {
                throw new BadRun(
                        "run " + other.id()
                                + " cannot be stacked (decays from a stable phase, or corpora whose documents"
                                + " end with different ids): train it in a separate process",
                        null);
            }
        }
        if (members.stream().map(StackMember::directory).distinct().count() < members.size()) {
            throw new BadRun("two runs of the stack have the same directory: give each its own", null);
        }
    }

    private static boolean sameEnds(StackMember one, StackMember other) {
        return one.corpus().manifest().endOfText() == other.corpus().manifest().endOfText();
    }
}
