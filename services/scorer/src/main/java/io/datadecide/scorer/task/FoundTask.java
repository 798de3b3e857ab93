package io.datadecide.scorer.task;

import java.util.List;

/**
 * Describes a verified task of a directory.
 *
 * @param spec the task, ready to be requested
 * @param description its description
 * @param instances number of questions
 * @param randomBaseline accuracy of a uniform guess
 * @param subtasks its subtasks by name; empty when it has none
 */
public record FoundTask(
        TaskSpec spec, TaskDescription description, int instances, double randomBaseline, List<FoundSubtask> subtasks) {

    public FoundTask {
        subtasks = List.copyOf(subtasks);
    }
}
