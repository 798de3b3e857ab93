package io.datadecide.scorer.answer;

import io.datadecide.files.Digest;
import io.datadecide.language.likelihood.PrefixTreeScorer;
import java.nio.file.Path;

/**
 * What the answers to a task depend on. The same key gives the same answers, so that none is ever found twice.
 *
 * @param checkpointSha256 SHA-256 of the checkpoint's manifest, which names the digests of its files
 * @param task name of the task
 * @param taskSha256 SHA-256 of the task's texts
 * @param tokenizerSha256 SHA-256 of the tokenizer's file, or its name where it is built in
 * @param codeVersion names the code that computes likelihoods
 */
record AnswerKey(String checkpointSha256, String task, String taskSha256, String tokenizerSha256, String codeVersion) {
    /** Changes whenever the same model and texts get other likelihoods than before for a reason outside of the script. */
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

    /** Directory of a checkpoint's answers below that of all results. */
    Path directory(Path results) {
        return results.resolve(checkpointSha256.substring(0, Math.min(SHORT, checkpointSha256.length())));
    }

    /** Name of a file without its ending: the task's for people, the rest so that no two keys share one. */
    String fileName() {
        String all = String.join("|", checkpointSha256, task, taskSha256, tokenizerSha256, codeVersion);
        return task.replaceAll("[^A-Za-z0-9_.-]", "_") + "-" + Digest.of(all).substring(0, SHORT);
    }
}
