package io.datadecide.scorer.task;

import java.util.List;

/**
 * A verified task of a directory.
 *
 * @param spec how to ask for it
 * @param description what is known of it
 * @param instances how many questions it has
 * @param randomBaseline accuracy of a uniform guess
 * @param subtasks its parts by name; none where it is one
 */
public record FoundTask(
        TaskSpec spec, TaskDescription description, int instances, double randomBaseline, List<FoundSubtask> subtasks) {

    public FoundTask {
        subtasks = List.copyOf(subtasks);
    }
}
