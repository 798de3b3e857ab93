package io.datadecide.scorer.task;

/**
 * A task that lies in a directory, verified.
 *
 * @param spec how to ask for it
 * @param description what is known of it
 * @param instances how many questions it has
 * @param randomBaseline accuracy of a uniform guess
 */
public record FoundTask(TaskSpec spec, TaskDescription description, int instances, double randomBaseline) {}
