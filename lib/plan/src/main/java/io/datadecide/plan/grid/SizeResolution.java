package io.datadecide.plan.grid;

import io.datadecide.plan.PlanException;
import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.experiment.ExperimentSize;
import io.datadecide.plan.experiment.Placement;
import io.datadecide.plan.experiment.TokenBudget;
import io.datadecide.plan.experiment.TrainingOverrides;
import io.datadecide.plan.experiment.TrainingOverrides.Schedule;
import io.datadecide.plan.ladder.LadderFormula;
import io.datadecide.plan.ladder.LadderSize.TrainingDefaults;
import io.datadecide.plan.ladder.ModelShape;
import io.datadecide.plan.ladder.Precision;

/** How one size of an experiment is trained, the same for every corpus and seed. */
record SizeResolution(
        String tokenizer,
        ModelShape shape,
        Optimization optimization,
        CheckpointSteps checkpoints,
        long reportEverySteps,
        TrainingOptions options) {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.95;
    private static final double EPSILON = 1e-8;
    private static final double WEIGHT_DECAY = 0.05;
    private static final double GRADIENT_CLIP = 1.0;
    private static final double FINAL_LEARNING_RATE_FRACTION = 0.01;
    /** The best of the short decays in Hägele et al. 2024. */
    private static final double DECAY_FRACTION = 0.2;

    /** A forward and backward pass of this many tokens keeps a core busy and its activations in cache. */
    private static final int MICRO_BATCH_TOKENS = 4096;
    /** A short run warms up for at most a tenth of its steps. */
    private static final int MIN_STEPS_PER_WARMUP_STEP = 10;

    private static final int REPORTS_PER_RUN = 50;

    static SizeResolution of(Experiment experiment, ExperimentSize size, int vocabulary) {
        TrainingOverrides overrides = size.training().orElse(experiment.training());
        TrainingDefaults defaults = size.size().defaults();
        try {
            ModelShape shape = size.size()
                    .shape(vocabulary, overrides.sequenceLength().orElse(defaults.sequenceLength()))
                    .withQkNorm(overrides.qkNorm().orElse(false));
            TokenBudget budget = size.budget().orElse(experiment.budget());
            Optimization optimization = optimization(shape, budget, overrides, defaults);
            CheckpointSteps checkpoints = CheckpointSchedule.steps(experiment.checkpoints(), optimization.steps());
            long reportEvery = Math.max(1, optimization.steps() / REPORTS_PER_RUN);
            TrainingOptions options = options(overrides, experiment.placement().device());
            return new SizeResolution(experiment.tokenizer(), shape, optimization, checkpoints, reportEvery, options)
                    .checked();
        } catch (IllegalArgumentException e) {
            throw new PlanException.UnusableSize(size.name(), String.valueOf(e.getMessage()), e);
        }
    }

    ResolvedRun run(ResolvedCorpus corpus, long seed) {
        return run(corpus.name(), corpus.corpusId(), seed);
    }

    private ResolvedRun run(String corpus, String corpusId, long seed) {
        return ResolvedRunBuilder.builder()
                .corpus(corpus)
                .corpusId(corpusId)
                .tokenizer(tokenizer)
                .shape(shape)
                .seed(seed)
                .optimization(optimization)
                .checkpoints(checkpoints)
                .reportEverySteps(reportEverySteps)
                .options(options)
                .build();
    }

    /** Itself; a run of it is made so that contradictions are reported with the size's name. */
    private SizeResolution checked() {
        run("any", "any", 0);
        return this;
    }

    private static TrainingOptions options(TrainingOverrides overrides, Placement.Device device) {
        boolean decays = overrides.schedule().orElse(Schedule.COSINE) == Schedule.WSD;
        if (!decays && overrides.decayFraction().isPresent()) {
            throw new IllegalArgumentException(
                    "`decayFraction` goes with `schedule: wsd`; add that, or remove `decayFraction`");
        }
        return new TrainingOptions(
                decays ? overrides.decayFraction().orElse(DECAY_FRACTION) : 0,
                overrides.zLoss().orElse(0.0),
                overrides.documentMask().orElse(false),
                overrides.recomputeActivations().orElse(false),
                overrides.precision().orElse(device == Placement.Device.CUDA ? Precision.BFLOAT16 : Precision.FLOAT32));
    }

    private static Optimization optimization(
            ModelShape shape, TokenBudget budget, TrainingOverrides overrides, TrainingDefaults defaults) {
        int batch = overrides.batchSequences().orElse(defaults.batchSequences());
        long tokensPerStep = (long) batch * shape.sequenceLength();
        long params =
                defaults.publishedParams() > 0 && isPublished(shape) ? defaults.publishedParams() : shape.params();
        boolean asPublished = isPublished(shape) && batch == defaults.batchSequences();
        long steps = steps(budget, defaults, params, tokensPerStep, asPublished);
        long warmup = Math.min(
                LadderFormula.warmupSteps(params, tokensPerStep), Math.ceilDiv(steps, MIN_STEPS_PER_WARMUP_STEP));
        double ladderRate = LadderFormula.peakLearningRate(shape.params());
        return OptimizationBuilder.builder()
                .batchSequences(batch)
                .microBatchSequences(
                        overrides.microBatchSequences().orElseGet(() -> microBatch(batch, shape.sequenceLength())))
                .steps(steps)
                .warmupSteps(overrides.warmupSteps().orElse(Math.max(1, warmup)))
                .peakLearningRate(overrides.peakLearningRate().orElse(Math.min(ladderRate, defaults.maxLearningRate())))
                .finalLearningRateFraction(overrides.finalLearningRateFraction().orElse(FINAL_LEARNING_RATE_FRACTION))
                .beta1(BETA1)
                .beta2(BETA2)
                .epsilon(EPSILON)
                .weightDecay(overrides.weightDecay().orElse(WEIGHT_DECAY))
                .gradientClip(overrides.gradientClip().orElse(GRADIENT_CLIP))
                .build();
    }

    /** Whether the published batch, warm-up and steps apply: they were made for this vocabulary and window. */
    private static boolean isPublished(ModelShape shape) {
        return shape.vocabulary() == 50_304 && shape.sequenceLength() == 2048;
    }

    private static long steps(
            TokenBudget budget, TrainingDefaults defaults, long params, long tokensPerStep, boolean asPublished) {
        return switch (budget) {
            case TokenBudget.OfLadder _ ->
                asPublished && defaults.publishedSteps().isPresent()
                        ? defaults.publishedSteps().getAsLong()
                        : wholeSteps(defaults.tokensPerParam() * params, tokensPerStep);
            case TokenBudget.PerParameter(double tokensPerParam) -> wholeSteps(tokensPerParam * params, tokensPerStep);
            case TokenBudget.Absolute(long tokens) -> wholeSteps(tokens, tokensPerStep);
        };
    }

    private static long wholeSteps(double tokens, long tokensPerStep) {
        return Math.max(1, (long) Math.ceil(tokens / tokensPerStep));
    }

    private static int microBatch(int batch, int sequenceLength) {
        int most = Math.max(1, Math.min(batch, MICRO_BATCH_TOKENS / sequenceLength));
        int size = most;
        while (batch % size != 0) {
            size--;
        }
        return size;
    }
}
