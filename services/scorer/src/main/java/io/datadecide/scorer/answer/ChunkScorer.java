package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.LikelihoodScorer;
import io.datadecide.language.likelihood.TokenSequence;
import java.util.ArrayList;
import java.util.List;

/** Scores consecutive instances in one call, so that common prefixes of their contexts are computed once. */
public final class ChunkScorer {
    private final LikelihoodScorer scorer;

    public ChunkScorer(LikelihoodScorer scorer) {
        this.scorer = scorer;
    }

    /** Computes the likelihoods of the instances, in their order. */
    List<InstanceLikelihood> score(List<TokenizedInstance> instances) {
        List<TokenSequence> sequences = new ArrayList<>();
        for (TokenizedInstance instance : instances) {
            for (TokenizedChoice choice : instance.choices()) {
                sequences.addAll(TokenSequence.of(choice.context(), choice.continuation(), scorer.window()));
                if (choice.hasUnconditional()) {
                    sequences.addAll(
                            TokenSequence.of(choice.unconditionalContext(), choice.continuation(), scorer.window()));
                }
            }
        }
        Sums sums = new Sums(scorer.score(sequences), scorer.window());
        return instances.stream().map(sums::next).toList();
    }

    /** Assigns the sums to choices, in the order in which the sequences were created. */
    private static final class Sums {
        private final double[] values;
        private final int window;
        private int next;

        Sums(double[] values, int window) {
            this.values = values;
            this.window = window;
        }

        InstanceLikelihood next(TokenizedInstance instance) {
            List<ChoiceLikelihood> choices = new ArrayList<>();
            for (TokenizedChoice choice : instance.choices()) {
                double conditional = sum(choice);
                double unconditional = choice.hasUnconditional() ? sum(choice) : Double.NaN;
                choices.add(new ChoiceLikelihood(
                        conditional, unconditional, choice.continuation().length, choice.characters(), choice.bytes()));
            }
            return new InstanceLikelihood(instance.gold(), choices);
        }

        private double sum(TokenizedChoice choice) {
            double sum = 0;
            int windows = TokenSequence.windows(choice.continuation().length, window);
            for (int i = 0; i < windows; i++) {
                sum += values[next++];
            }
            return sum;
        }
    }
}
