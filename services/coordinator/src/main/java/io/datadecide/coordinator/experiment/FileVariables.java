package io.datadecide.coordinator.experiment;

import java.util.Map;

/**
 * What {@code ${NAME}} stands for in experiment files.
 *
 * @param values by name
 */
public record FileVariables(Map<String, String> values) {
    public FileVariables {
        values = Map.copyOf(values);
    }
}
