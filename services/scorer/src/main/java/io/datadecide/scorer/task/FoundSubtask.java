package io.datadecide.scorer.task;

/**
 * Describes a subtask, for example one of MMLU's 57 subjects. All subtasks of a task have the same weight.
 *
 * @param name its name in the requests
 * @param capability capability that it measures, for example {@code stem}
 * @param instances number of questions
 * @param randomBaseline accuracy of a uniform guess
 */
public record FoundSubtask(String name, String capability, int instances, double randomBaseline) {}
