package io.datadecide.scorer.answer;

import io.datadecide.files.Digest;
import io.datadecide.language.likelihood.PrefixTreeScorer;
import java.nio.file.Path;

/**
 * Identifies the answers of a checkpoint on a task by everything that they depend on: equal keys have equal answers.
 *
 * @param checkpointSha256 SHA-256 of the checkpoint's manifest, which names the digests of its files
 * @param task name of the task
 * @param taskSha256 SHA-256 of the task's texts
 * @param tokenizerSha256 SHA-256 of the tokenizer's file, or its name where it is built in
 * @param codeVersion names the code that computes likelihoods
 */
record AnswerKey(String checkpointSha256, String task, String taskSha256, String tokenizerSha256, String codeVersion) {
    /** Increase when the same model and texts get different likelihoods for a reason outside the model's script. */
    private static final String ANSWERS_VERSION = "2";

    private static final int SHORT = 16;

    static AnswerKey of(String checkpointSha256, TokenizedTask task, LoadedTokenizer tokenizer) {
        return new AnswerKey(
                checkpointSha256,
                task.spec().name(),
                task.sha256(),
                tokenizer.identity(),
                ANSWERS_VERSION + "-" + PrefixTreeScorer.codeVersion());
    }

    /** Returns the directory of the checkpoint's answers in the results directory. */
    Path directory(Path results) {
        return results.resolve(checkpointSha256.substring(0, Math.min(SHORT, checkpointSha256.length())));
    }

    /** Returns the file name without extension: the task's name for readers, and a digest that makes it unique. */
    String fileName() {
        String all = String.join("|", checkpointSha256, task, taskSha256, tokenizerSha256, codeVersion);
        return task.replaceAll("[^A-Za-z0-9_.-]", "_") + "-" + Digest.of(all).substring(0, SHORT);
    }
}
