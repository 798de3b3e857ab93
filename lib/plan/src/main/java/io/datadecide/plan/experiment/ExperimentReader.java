package io.datadecide.plan.experiment;

import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.plan.experiment.CheckpointPolicy.Scored;
import io.datadecide.plan.experiment.TokenBudget.OfLadder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads the top of an experiment file.
 *
 * @param paths reads its paths
 */
record ExperimentReader(PathFields paths) {

    private static final double DEFAULT_CONFIDENCE = 0.95;
    private static final int DEFAULT_SCORED = 4;
    private static final int DEFAULT_ATTEMPTS = 3;
    private static final int DEFAULT_CONTAMINATION_WORDS = 13;
    private static final int MOST_CONTAMINATION_WORDS = 1000;

    Experiment read(Field root) {
        Section file = root.section(
                "name",
                "tokenizer",
                "corpora",
                "corpusTokens",
                "sizes",
                "seeds",
                "tokens",
                "training",
                "checkpoints",
                "tasks",
                "contamination",
                "metrics",
                "target",
                "confidence",
                "placement",
                "limits",
                "prices");
        long corpusTokens = file.get("corpusTokens")
                .map(field -> field.wholeNumber(1, Long.MAX_VALUE))
                .orElse(0L);
        List<Recipe> corpora = new CorpusSections(paths, corpusTokens).read(file.require("corpora"));
        List<ExperimentSize> sizes = SizeSections.read(file.require("sizes"));
        List<TaskSpec> tasks = new TaskSections(paths).read(file.require("tasks"));
        return ExperimentBuilder.builder()
                .name(file.require("name").name())
                .tokenizer(file.get("tokenizer").map(this::tokenizer).orElse(BytesTokenizer.NAME))
                .corpora(corpora)
                .sizes(sizes)
                .seeds(seeds(file.require("seeds")))
                .budget(file.get("tokens").map(TrainingSections::budget).orElse(new OfLadder()))
                .training(file.get("training").map(TrainingSections::overrides).orElse(TrainingOverrides.none()))
                .checkpoints(file.get("checkpoints")
                        .map(ExperimentReader::checkpoints)
                        .orElse(defaultCheckpoints()))
                .tasks(tasks)
                .contaminationWords(file.get("contamination")
                        .map(field -> OptionalInt.of(contaminationWords(field)))
                        .orElse(OptionalInt.empty()))
                .metrics(file.get("metrics").map(ExperimentReader::metrics).orElse(List.of()))
                .target(target(file.require("target"), sizes, tasks))
                .confidence(file.get("confidence")
                        .map(field -> field.fraction(0.5, 1))
                        .orElse(DEFAULT_CONFIDENCE))
                .placement(
                        file.get("placement").map(ExperimentReader::placement).orElse(defaultPlacement()))
                .limits(file.get("limits").map(ExperimentReader::limits).orElse(defaultLimits()))
                .prices(file.get("prices").map(ExperimentReader::prices).orElse(defaultPrices()))
                .build();
    }

    private String tokenizer(Field field) {
        return field.text().equals(BytesTokenizer.NAME) ? BytesTokenizer.NAME : paths.absolute(field);
    }

    private static List<Long> seeds(Field field) {
        List<Field> fields = field.list("seeds");
        List<Long> seeds =
                fields.stream().map(seed -> seed.wholeNumber(0, 1L << 53)).toList();
        if (seeds.isEmpty()) {
            throw field.error("is empty; give at least one seed");
        }
        for (int i = 0; i < seeds.size(); i++) {
            if (seeds.indexOf(seeds.get(i)) < i) {
                throw fields.get(i).error("seed " + seeds.get(i) + " is given twice; remove one of them");
            }
        }
        return seeds;
    }

    private static CheckpointPolicy checkpoints(Field field) {
        Section section = field.section("score", "resumeEvery");
        return new CheckpointPolicy(
                section.get("score").map(ExperimentReader::scored).orElse(new Scored.EvenlySpaced(DEFAULT_SCORED)),
                optionalSteps(section, "resumeEvery"));
    }

    private static Scored scored(Field field) {
        if (!field.isMapping()) {
            return new Scored.EvenlySpaced(field.wholeInt(1));
        }
        Section section = field.section("last", "every");
        if (section.get("last").isPresent()) {
            return new Scored.Last(section.require("last").wholeInt(1), optionalSteps(section, "every"));
        }
        return new Scored.Every(section.require("every").wholeNumber(1, Long.MAX_VALUE));
    }

    private static CheckpointPolicy defaultCheckpoints() {
        return new CheckpointPolicy(new Scored.EvenlySpaced(DEFAULT_SCORED), OptionalLong.empty());
    }

    private static int contaminationWords(Field field) {
        return field.section("ngramWords")
                .get("ngramWords")
                .map(words -> (int) words.wholeNumber(1, MOST_CONTAMINATION_WORDS))
                .orElse(DEFAULT_CONTAMINATION_WORDS);
    }

    private static List<String> metrics(Field field) {
        return field.list("names of metrics").stream()
                .map(Field::name)
                .distinct()
                .toList();
    }

    private static Target target(Field field, List<ExperimentSize> sizes, List<TaskSpec> tasks) {
        Section section = field.section("size", "task", "metric");
        List<String> sizeNames = sizes.stream().map(ExperimentSize::name).toList();
        List<String> taskNames = tasks.stream().map(TaskSpec::name).toList();
        return new Target(
                section.require("size").oneOf(sizeNames, "size of this experiment"),
                section.get("task")
                        .map(task -> task.oneOf(taskNames, "task of this experiment"))
                        .orElse(""),
                section.get("metric").map(Field::name).orElse(""));
    }

    private static Placement placement(Field field) {
        Section section = field.section("parallelRuns", "device");
        return new Placement(
                section.get("parallelRuns").map(runs -> runs.wholeInt(1)).orElse(0),
                section.get("device")
                        .map(device -> device.constant(Placement.Device.class, "device"))
                        .orElse(Placement.Device.CPU));
    }

    private static Placement defaultPlacement() {
        return new Placement(0, Placement.Device.CPU);
    }

    private static Limits limits(Field field) {
        Section section = field.section("attempts", "maxHours", "maxFlops");
        return new Limits(
                section.get("attempts").map(attempts -> attempts.wholeInt(1)).orElse(DEFAULT_ATTEMPTS),
                optionalPositive(section, "maxHours"),
                optionalPositive(section, "maxFlops"));
    }

    private static Limits defaultLimits() {
        return new Limits(DEFAULT_ATTEMPTS, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Prices prices(Field field) {
        Section section = field.section("hourlyPrice", "currency", "flopsPerSecond");
        return new Prices(
                optionalPositive(section, "hourlyPrice"),
                section.get("currency").map(Field::text).orElse("USD"),
                optionalPositive(section, "flopsPerSecond"));
    }

    private static Prices defaultPrices() {
        return new Prices(OptionalDouble.empty(), "USD", OptionalDouble.empty());
    }

    private static OptionalDouble optionalPositive(Section section, String key) {
        return section.get(key)
                .map(field -> OptionalDouble.of(field.positive()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalLong optionalSteps(Section section, String key) {
        return section.get(key)
                .map(field -> OptionalLong.of(field.wholeNumber(1, Long.MAX_VALUE)))
                .orElse(OptionalLong.empty());
    }
}
