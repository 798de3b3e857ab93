package io.datadecide.language.bench;

import io.datadecide.language.model.Precision;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.StackedSession;
import io.datadecide.language.train.StepOptions;
import io.datadecide.language.train.TrainingSession;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** Training steps of one run, or of several stacked. */
interface Stepping extends AutoCloseable {
    double LEARNING_RATE = 1e-3;

    /** One step of every run, on these tokens each. */
    void step(int[] tokens);

    @Override
    void close();

    static Stepping of(Workload workload, Precision precision, int runs) {
        StepOptions options = StepOptions.plain(workload.sequences()).in(precision);
        return runs == 1 ? alone(workload, options) : stacked(workload, options, runs);
    }

    private static Stepping alone(Workload workload, StepOptions options) {
        TrainingSession session = TrainingSession.create(workload.shape(), OptimizerSettings.DATADECIDE, options, 1);
        return new Stepping() {
            @Override
            public void step(int[] tokens) {
                session.step(tokens, workload.length(), LEARNING_RATE);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private static Stepping stacked(Workload workload, StepOptions options, int runs) {
        List<Long> seeds = LongStream.rangeClosed(1, runs).boxed().toList();
        StackedSession session = StackedSession.create(workload.shape(), OptimizerSettings.DATADECIDE, options, seeds);
        return new Stepping() {
            @Override
            public void step(int[] tokens) {
                session.step(Collections.nCopies(runs, tokens), workload.length(), LEARNING_RATE);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
