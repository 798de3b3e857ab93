package io.datadecide.scorer.answer;

import io.datadecide.corpus.token.Tokenizer;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.task.Choice;
import io.datadecide.scorer.task.Instance;
import io.datadecide.scorer.task.Task;
import io.datadecide.scorer.task.TaskSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tokenizes a task.
 *
 * @param spec the requested task
 * @param sha256 of the task's texts
 * @param primaryMetric the metric usually reported for the task
 * @param text whether it is held-out text
 * @param instances in file order
 * @param tokens number of tokens in memory
 */
public record TokenizedTask(
        TaskSpec spec,
        String sha256,
        String primaryMetric,
        boolean text,
        List<TokenizedInstance> instances,
        long tokens) {

    /** Tokenizes a task's texts, context and continuation separately, as OLMES does. */
    public static TokenizedTask of(Task task, Tokenizer tokenizer) {
        return of(task, tokenizer, 1);
    }

    /** Tokenizes a task's texts on {@code threads} threads. */
    public static TokenizedTask of(Task task, Tokenizer tokenizer, int threads) {
        List<Instance> texts = task.instances();
        List<Future<Encoded>> parts = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                List<Instance> part = texts.subList(
                        (int) ((long) texts.size() * i / threads), (int) ((long) texts.size() * (i + 1) / threads));
                parts.add(pool.submit(() -> new Encoder(task.name(), tokenizer).encode(part)));
            }
        }
        List<TokenizedInstance> instances = new ArrayList<>(texts.size());
        long tokens = 0;
        for (Future<Encoded> part : parts) {
            Encoded encoded = ScoringWorkers.result(part);
            instances.addAll(encoded.instances());
            tokens += encoded.tokens();
        }
        return new TokenizedTask(task.spec(), task.sha256(), task.primaryMetric(), task.isText(), instances, tokens);
    }

    private record Encoded(List<TokenizedInstance> instances, long tokens) {}

    int size() {
        return instances.size();
    }

    private static final class Encoder {
        private final String task;
        private final Tokenizer tokenizer;
        private final Map<String, int[]> unconditional = new HashMap<>();
        private String lastContext = "";
        private int[] lastTokens;
        private long tokens;

        Encoder(String task, Tokenizer tokenizer) {
            this.task = task;
            this.tokenizer = tokenizer;
            this.lastTokens = new int[] {tokenizer.endOfText()};
        }

        Encoded encode(List<Instance> instances) {
            List<TokenizedInstance> encoded = new ArrayList<>(instances.size());
            instances.forEach(instance -> encoded.add(encode(instance)));
            return new Encoded(encoded, tokens);
        }

        private TokenizedInstance encode(Instance instance) {
            List<TokenizedChoice> choices = new ArrayList<>();
            for (Choice choice : instance.choices()) {
                String without = choice.unconditionalContext();
                choices.add(new TokenizedChoice(
                        context(choice.context()),
                        continuation(choice.continuation()),
                        without == null ? new int[0] : unconditional.computeIfAbsent(without, this::nonEmpty),
                        choice.characters(),
                        choice.bytes()));
            }
            return new TokenizedInstance(instance.subtask(), instance.gold(), choices);
        }

        /** Choices of a question mostly share their context: encode it once and keep it once. */
        private int[] context(String context) {
            if (!context.equals(lastContext)) {
                lastTokens = nonEmpty(context);
                lastContext = context;
                tokens += lastTokens.length;
            }
            return lastTokens;
        }

        /** An empty context becomes the end-of-text token, which precedes each text in training. */
        private int[] nonEmpty(String context) {
            int[] encoded = tokenizer.encode(context);
            return encoded.length == 0 ? new int[] {tokenizer.endOfText()} : encoded;
        }

        private int[] continuation(String continuation) {
            int[] encoded = tokenizer.encode(continuation);
            if (encoded.length == 0) {
                throw new BadTask(
                        "path",
                        "task " + task + ": tokenizer " + tokenizer.name() + " returns no token for \"" + continuation
                                + "\"; use the tokenizer that the run was trained with");
            }
            tokens += encoded.length;
            return encoded;
        }
    }
}
