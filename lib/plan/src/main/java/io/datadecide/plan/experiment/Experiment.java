package io.datadecide.plan.experiment;

import io.datadecide.corpus.recipe.Recipe;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.OptionalInt;

/**
 * An experiment as its file says it: checked, with variables expanded, paths absolute and mixtures flattened, but not
 * yet resolved into runs (see {@link io.datadecide.plan.grid.Grid}).
 *
 * @param name name of the experiment; lower-case letters, digits and dashes
 * @param tokenizer {@code bytes}, or the absolute path of a {@code tokenizer.json}
 * @param corpora what is compared, in the file's order; at least two
 * @param sizes the model sizes, in the file's order
 * @param seeds the seeds; every corpus is trained at every size with every seed
 * @param budget tokens of a run, where its size does not say otherwise
 * @param training overrides of training options; the ladder defines the others
 * @param checkpoints which checkpoints are scored, and how often one is written to resume from
 * @param tasks what checkpoints are scored on; at least one
 * @param contaminationWords words of the n-grams by which tasks are looked for in the corpora, to decide also without the
 *     instances that occur there; empty: no search
 * @param metrics names of the metrics that become evidence; empty: all
 * @param target what the decision is for
 * @param confidence probability from which a decision counts as made
 * @param placement where runs run
 * @param limits when to give up
 * @param prices what compute costs
 */
@RecordBuilder
public record Experiment(
        String name,
        String tokenizer,
        List<Recipe> corpora,
        List<ExperimentSize> sizes,
        List<Long> seeds,
        TokenBudget budget,
        TrainingOverrides training,
        CheckpointPolicy checkpoints,
        List<TaskSpec> tasks,
        OptionalInt contaminationWords,
        List<String> metrics,
        Target target,
        double confidence,
        Placement placement,
        Limits limits,
        Prices prices) {

    public Experiment {
        corpora = List.copyOf(corpora);
        sizes = List.copyOf(sizes);
        seeds = List.copyOf(seeds);
        tasks = List.copyOf(tasks);
        metrics = List.copyOf(metrics);
    }
}
