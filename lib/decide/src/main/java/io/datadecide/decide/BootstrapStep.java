package io.datadecide.decide;

import io.datadecide.decide.evidence.Instances;
import io.datadecide.decide.evidence.Measure;
import io.datadecide.decide.evidence.Warning;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.signal.Bootstrap;
import io.datadecide.decide.signal.InstanceDraw;
import io.datadecide.decide.signal.SeedDraw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Resamples what was ranked: instances nested in seeds where they are given, else seeds, else nothing. */
final class BootstrapStep {

    private static final int SEED_REPLICATES = 10_000;
    private static final int INSTANCE_REPLICATES = 2_000;

    private final ResolvedQuestion question;
    private final Scores scores;
    private final @Nullable Instances instances;
    private final List<Warning> warnings = new ArrayList<>();

    BootstrapStep(ResolvedQuestion question, Scores scores, @Nullable Instances instances) {
        this.question = question;
        this.scores = scores;
        this.instances = instances;
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /** What came of it for the corpora that have a value, best first as given; null when there is nothing to resample. */
    @Nullable
    Outcome resample(List<String> ranked) {
        if (ranked.size() < 2) {
            return null;
        }
        int[] rows =
                ranked.stream().mapToInt(name -> scores.corpora().indexOf(name)).toArray();
        double[][] values = IntStream.of(rows).mapToObj(r -> scores.values()[r]).toArray(double[][]::new);
        SeedDraw seeds = new SeedDraw(values);
        long seed = question.question().bootstrapSeed();
        List<InstanceDraw.Task> tasks = tasks(ranked, values);
        if (!tasks.isEmpty()) {
            Bootstrap.Draw draw = new InstanceDraw(seeds, tasks);
            return new Outcome(
                    "instances",
                    seeds.isPaired(),
                    INSTANCE_REPLICATES,
                    Bootstrap.run(draw, rows.length, INSTANCE_REPLICATES, seed));
        }
        boolean severalSeeds = Arrays.stream(values)
                .allMatch(row -> Arrays.stream(row).filter(Double::isFinite).count() > 1);
        return severalSeeds
                ? new Outcome(
                        "seeds",
                        seeds.isPaired(),
                        SEED_REPLICATES,
                        Bootstrap.run(seeds, rows.length, SEED_REPLICATES, seed))
                : null;
    }

    private List<InstanceDraw.Task> tasks(List<String> ranked, double[][] values) {
        if (instances == null) {
            return List.of();
        }
        List<InstanceDraw.Task> tasks = new ArrayList<>();
        for (Measure part : question.targetParts()) {
            double[][][] deviations = new double[scores.seeds().size()][][];
            for (int seed = 0; seed < deviations.length; seed++) {
                deviations[seed] = deviations(part, seed, ranked, values);
                int at = seed;
                boolean used = Arrays.stream(values).anyMatch(row -> Double.isFinite(row[at]));
                if (used && deviations[seed].length < 2) {
                    warnings.add(new Warning(
                            "instances-incomplete",
                            "not every corpus has the same instances of " + part.task() + " " + part.metric() + " at "
                                    + scores.size() + ", seed " + scores.seeds().get(seed) + ", step " + scores.step()
                                    + "; only seeds are resampled"));
                    return List.of();
                }
            }
            tasks.add(new InstanceDraw.Task(deviations));
        }
        return tasks;
    }

    /** By instance and corpus; instances that a corpus lacks are excluded for all, with a warning. */
    private double[][] deviations(Measure part, int seed, List<String> ranked, double[][] values) {
        List<Map<Integer, Double>> columns = new ArrayList<>();
        Set<Integer> all = new HashSet<>();
        TreeSet<Integer> shared = new TreeSet<>();
        boolean first = true;
        for (int c = 0; c < ranked.size(); c++) {
            Map<Integer, Double> column =
                    Double.isFinite(values[c][seed]) ? column(part, seed, ranked.get(c)) : Map.of();
            columns.add(column);
            if (Double.isFinite(values[c][seed])) {
                all.addAll(column.keySet());
                if (first) {
                    shared.addAll(column.keySet());
                } else {
                    shared.retainAll(column.keySet());
                }
                first = false;
            }
        }
        if (!shared.isEmpty() && all.size() > shared.size()) {
            warnings.add(new Warning(
                    "instances-not-shared",
                    (all.size() - shared.size()) + " instances of " + part.task() + ", seed "
                            + scores.seeds().get(seed) + ", are not in every corpus; they are not resampled"));
        }
        double[][] deviations = new double[shared.size()][ranked.size()];
        double sign = question.sign(part.metric());
        for (int c = 0; c < ranked.size(); c++) {
            fill(deviations, c, columns.get(c), shared, sign);
        }
        return deviations;
    }

    private Map<Integer, Double> column(Measure part, int seed, String corpus) {
        return instances == null
                ? Map.of()
                : instances.values(new Instances.Key(
                        corpus, scores.size(), scores.seeds().get(seed), scores.step(), part.task(), part.metric()));
    }

    private static void fill(
            double[][] deviations, int corpus, Map<Integer, Double> column, Set<Integer> shared, double sign) {
        double mean = shared.stream()
                .mapToDouble(id -> column.getOrDefault(id, 0.0))
                .average()
                .orElse(0);
        int row = 0;
        for (int id : shared) {
            deviations[row++][corpus] = sign * (column.getOrDefault(id, 0.0) - mean);
        }
    }

    /** Shares of the draws, in the order of the ranking. */
    record Outcome(String from, boolean paired, int replicates, Bootstrap.Resampled shares) {
        BootstrapSummary summary(long seed) {
            return new BootstrapSummary(
                    from, paired, replicates, seed, shares.probabilityBest()[0], shares.probabilityAbove(0, 1));
        }
    }
}
