package io.datadecide.decide.signal;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws seeds as {@link SeedDraw} does and, within each drawn seed, the instances of every task with replacement, the same
 * ones for all corpora: an easy question that is drawn twice helps all alike. A task counts with the mean of its drawn
 * instances, tasks with equal weight. What the drawn instances change is added to the seeds' own values, so that a value
 * that is not a plain mean over instances keeps its place.
 */
public final class InstanceDraw implements Bootstrap.Draw {

    private final SeedDraw seeds;
    private final List<Task> tasks;

    /**
     * @param seeds the values of all seeds
     * @param tasks instances of every part of the value
     */
    public InstanceDraw(SeedDraw seeds, List<Task> tasks) {
        this.seeds = seeds;
        this.tasks = List.copyOf(tasks);
    }

    @Override
    public void fill(double[] means, SplittableRandom random) {
        for (SeedDraw.Group group : seeds.groups()) {
            int[] drawn = group.drawn(random);
            seeds.fill(group, drawn, means);
            for (int seed : drawn) {
                for (Task task : tasks) {
                    task.add(means, group.corpora(), seed, 1.0 / drawn.length / tasks.size(), random);
                }
            }
        }
    }

    /**
     * One task's instances that all runs have.
     *
     * @param deviations by seed, instance and corpus: the instance's value less the mean over instances, higher is better;
     *     whatever stands where a corpus lacks the seed is never read
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Task(double[][][] deviations) {
        void add(double[] means, int[] corpora, int seed, double weight, SplittableRandom random) {
            double[][] instances = deviations[seed];
            double share = weight / instances.length;
            for (int i = 0; i < instances.length; i++) {
                double[] drawn = instances[random.nextInt(instances.length)];
                for (int corpus : corpora) {
                    means[corpus] += share * drawn[corpus];
                }
            }
        }
    }
}
