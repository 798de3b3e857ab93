package io.datadecide.scorer.task;

/**
 * A part of a task that counts for it like any other part, for example one of MMLU's 57 subjects.
 *
 * @param name its name, as the requests say it
 * @param capability group that it belongs to, for example {@code stem}
 * @param instances how many questions it has
 * @param randomBaseline accuracy of a uniform guess
 */
public record FoundSubtask(String name, String capability, int instances, double randomBaseline) {}
