package io.datadecide.coordinator.schedule.state;

/**
 * Identity of a run in the store.
 *
 * @param experiment name of the experiment that owns it; two experiments may hold equal cells of their grids
 * @param id stable identity of the cell, for example {@code prose-nano2-s1-3f9a0c1d22be}
 */
public record RunKey(String experiment, String id) {
    public RunKey {
        if (experiment.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException(
                    "a run needs an experiment and an id, got '" + experiment + "', '" + id + "'");
        }
    }

    @Override
    public String toString() {
        return experiment + "/" + id;
    }
}
