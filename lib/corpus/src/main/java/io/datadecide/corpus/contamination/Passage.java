package io.datadecide.corpus.contamination;

/**
 * A text whose presence in a corpus would spoil a measurement, usually one instance of a benchmark.
 *
 * @param id name under which its overlap is reported
 * @param text what to look for: the question and its choices, without few-shot examples
 */
public record Passage(String id, String text) {}
