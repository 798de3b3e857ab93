package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunKind;
import java.util.List;

/** A small experiment: one corpus, its preparation, two trainings. */
public final class TestRuns {
    public static final String EXPERIMENT = "e";
    public static final RunKey PREPARE = new RunKey(EXPERIMENT, "prepare-a");
    public static final RunKey FIRST = new RunKey(EXPERIMENT, "a-nano1-s1");
    public static final RunKey SECOND = new RunKey(EXPERIMENT, "a-nano1-s2");

    private TestRuns() {}

    public static NewExperiment experiment(String name) {
        return new NewExperiment(
                name,
                "name: " + name,
                "/base",
                3,
                0,
                List.of(
                        new NewRun("prepare-a", RunKind.PREPARE, "a", "", 0, "", "{}", 0, 0, 0, 0),
                        new NewRun("a-nano1-s1", RunKind.TRAIN, "a", "nano1", 1, "prepare-a", "{}", 10, 60, 100, 2),
                        new NewRun("a-nano1-s2", RunKind.TRAIN, "a", "nano1", 2, "prepare-a", "{}", 10, 60, 100, 1)));
    }
}
