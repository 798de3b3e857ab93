package io.datadecide.scorer.task;

import io.datadecide.corpus.document.Document;
import io.datadecide.corpus.document.Documents;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Generates multiple-choice questions from held-out text: a passage, the words that follow it, and distractors from elsewhere
 * in the same text. A pure function of text and seed (the algorithm of {@link Random} is specified).
 */
final class ClozeGenerator {
    /** With the continuation 256 units, the window of the smallest models at one token per byte. */
    private static final int CONTEXT_CHARACTERS = 192;

    private static final int CONTINUATION_CHARACTERS = 64;
    private static final int CHARACTERS_PER_QUESTION = 2048;
    private static final int MAX_QUESTIONS = 500;
    private static final int MAX_ATTEMPTS = 200;

    private final TaskSpec spec;
    private final CharacterBudget budget;

    ClozeGenerator(TaskSpec spec, CharacterBudget budget) {
        this.spec = spec;
        this.budget = budget;
    }

    /** Generates questions spread evenly over the text: one per 2048 characters up to 500, or as many as the limit. */
    List<Instance> generate() {
        String text = text();
        int questions = spec.unlimited()
                ? Math.clamp(text.length() / CHARACTERS_PER_QUESTION, 1, MAX_QUESTIONS)
                : Math.min(spec.limit(), Math.max(1, text.length() / CONTEXT_CHARACTERS));
        Random random = new Random(spec.seed());
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            int from = (int) ((long) text.length() * i / questions);
            int to = (int) ((long) text.length() * (i + 1) / questions);
            Instance question = question(text, from, to, random);
            if (question != null) {
                instances.add(question);
            }
        }
        if (instances.isEmpty()) {
            throw new BadTask(
                    "path",
                    "task " + spec.name() + ": " + spec.path() + " is too short for cloze questions of "
                            + spec.choices() + " choices; give it a few thousand characters of prose");
        }
        return instances;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        try (Documents documents = Documents.of(spec.path())) {
            for (Document document = documents.next(); document != null; document = documents.next()) {
                budget.take(document.text().length());
                text.append(document.text()).append('\n');
            }
        }
        return text.toString();
    }

    private @Nullable Instance question(String text, int from, int to, Random random) {
        int cut = place(text, from, to, random);
        if (cut < CONTEXT_CHARACTERS) {
            return null;
        }
        String truth = continuation(text, cut);
        String[] continuations = new String[spec.choices()];
        int gold = random.nextInt(continuations.length);
        for (int i = 0; i < continuations.length; i++) {
            String words = i == gold ? truth : distractor(text, cut, random, truth, continuations);
            if (words == null) {
                return null;
            }
            continuations[i] = words;
        }
        String context = context(text, cut);
        return new Instance(
                spec.name(),
                gold,
                Arrays.stream(continuations)
                        .map(words -> new Choice(context, words, null))
                        .toList());
    }

    private static @Nullable String distractor(
            String text, int cut, Random random, String truth, @Nullable String[] taken) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            int place = place(text, 0, text.length(), random);
            if (place >= 0 && Math.abs((long) place - cut) > CONTEXT_CHARACTERS + CONTINUATION_CHARACTERS) {
                String words = continuation(text, place);
                if (!words.equals(truth) && !Arrays.asList(taken).contains(words)) {
                    return words;
                }
            }
        }
        return null;
    }

    /** Finds a space in a range that a whole continuation follows; returns -1 when none was found. */
    private static int place(String text, int from, int to, Random random) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            int place = text.indexOf(' ', from + random.nextInt(Math.max(1, to - from)));
            if (place >= 0
                    && place + CONTINUATION_CHARACTERS < text.length()
                    && !Character.isWhitespace(text.charAt(place + 1))
                    && continuation(text, place).strip().length() >= CONTINUATION_CHARACTERS / 4) {
                return place;
            }
        }
        return -1;
    }

    /** Returns the space and the whole words after it, on one line. */
    private static String continuation(String text, int cut) {
        int end = cut + CONTINUATION_CHARACTERS;
        int newline = text.indexOf('\n', cut);
        if (newline >= 0 && newline < end) {
            return text.substring(cut, newline).stripTrailing();
        }
        int space = text.lastIndexOf(' ', end);
        return text.substring(cut, space > cut ? space : surrogateSafe(text, end))
                .stripTrailing();
    }

    private static String context(String text, int cut) {
        int start = cut - CONTEXT_CHARACTERS;
        int space = text.indexOf(' ', start);
        start = space >= 0 && space < cut ? space + 1 : surrogateSafe(text, start);
        return text.substring(start, cut);
    }

    private static int surrogateSafe(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index + 1 : index;
    }
}
