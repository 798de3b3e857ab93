package io.datadecide.plan.grid;

import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.plan.PlanException;
import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.experiment.ExperimentSize;
import java.util.ArrayList;
import java.util.List;

/**
 * All that an experiment trains. The same experiment resolves to the same grid, with the same identities, everywhere.
 *
 * @param corpora one preparation each, in the file's order
 * @param runs corpora × sizes × seeds; smaller sizes first within the file's order of sizes, then seeds, then corpora, so
 *     that early results compare all corpora
 */
public record Grid(List<ResolvedCorpus> corpora, List<ResolvedRun> runs) {

    public Grid {
        corpora = List.copyOf(corpora);
        runs = List.copyOf(runs);
    }

    /**
     * Resolves an experiment; reads its tokenizer file, once.
     *
     * <p>{@link PlanException}: the tokenizer cannot be read, or a size cannot be trained as the experiment says.
     * {@link StorageFailure}: the tokenizer's store is unavailable.
     */
    public static Grid of(Experiment experiment) {
        TokenizerVocabulary tokenizer = TokenizerVocabulary.of(experiment.tokenizer());
        List<ResolvedCorpus> corpora = experiment.corpora().stream()
                .map(recipe -> resolve(recipe, tokenizer))
                .toList();
        List<ResolvedRun> runs = new ArrayList<>();
        for (ExperimentSize size : experiment.sizes()) {
            SizeResolution resolution = SizeResolution.of(experiment, size, tokenizer.padded());
            for (long seed : experiment.seeds()) {
                for (ResolvedCorpus corpus : corpora) {
                    runs.add(resolution.run(corpus, seed));
                }
            }
        }
        return new Grid(corpora, runs);
    }

    /** Training compute of all runs: Σ 6·params·tokens. */
    public double flops() {
        return runs.stream().mapToDouble(ResolvedRun::flops).sum();
    }

    /** Tokens that all runs see. */
    public long tokens() {
        return runs.stream().mapToLong(ResolvedRun::tokens).sum();
    }

    /** Checkpoints that are scored. */
    public int scoredCheckpoints() {
        return runs.stream()
                .mapToInt(run -> run.checkpoints().scoreSteps().size())
                .sum();
    }

    private static ResolvedCorpus resolve(Recipe recipe, TokenizerVocabulary tokenizer) {
        return new ResolvedCorpus(
                recipe.name(),
                tokenizer.tokenizer(),
                tokenizer.sha256(),
                recipe.sources(),
                recipe.filters(),
                recipe.maxTokens());
    }
}
