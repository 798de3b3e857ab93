package io.datadecide.scorer.task;

import io.datadecide.corpus.document.Document;
import io.datadecide.corpus.document.Documents;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.util.ArrayList;
import java.util.List;

/** Reads held-out text and divides it into passages. */
final class TextReader {
    /**
     * Maximum length of a passage, UTF-16 units. Short enough to fit the window of most models and to allow a standard error
     * for a small file, long enough that the first words, which have no context, have little weight.
     */
    static final int PASSAGE_CHARACTERS = 2048;

    private final TaskSpec spec;
    private final CharacterBudget budget;

    TextReader(TaskSpec spec, CharacterBudget budget) {
        this.spec = spec;
        this.budget = budget;
    }

    /** Reads the first passages of the task's documents, up to its limit. */
    List<Instance> read() {
        List<Instance> passages = new ArrayList<>();
        try (Documents documents = Documents.of(spec.path())) {
            for (Document document = documents.next();
                    document != null && room(passages);
                    document = documents.next()) {
                for (String passage : cut(document.text(), PASSAGE_CHARACTERS)) {
                    if (room(passages)) {
                        budget.take(passage.length());
                        passages.add(new Instance(spec.name(), 0, List.of(new Choice("", passage, null))));
                    }
                }
            }
        }
        if (passages.isEmpty()) {
            throw new BadTask(
                    "path", "task " + spec.name() + ": " + spec.path() + " contains no text; name held-out text");
        }
        return passages;
    }

    private boolean room(List<Instance> passages) {
        return spec.unlimited() || passages.size() < spec.limit();
    }

    /** Cuts a text into pieces of at most {@code maxLength} units, before white space if possible. */
    static List<String> cut(String text, int maxLength) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(start + maxLength, text.length());
            if (end < text.length()) {
                end = cutBefore(text, start, end);
            }
            String piece = text.substring(start, end);
            if (!piece.isBlank()) {
                pieces.add(piece);
            }
            start = end;
        }
        return pieces;
    }

    private static int cutBefore(String text, int start, int end) {
        for (int i = end; i > start + (end - start) / 2; i--) {
            if (Character.isWhitespace(text.charAt(i)) && !Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
