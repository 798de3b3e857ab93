package io.datadecide.trainer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datadecide.corpus.document.Document;
import io.datadecide.corpus.document.Documents;
import io.datadecide.corpus.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tokenizing of text, from a corpus or generated. */
public final class TokenizeBenchmark {
    private static final int RUNS = 5;
    private static final int CHARACTERS = 4 << 20;
    private static final int WORDS = 20_000;
    private static final double MEGABYTE = 1e6;

    private TokenizeBenchmark() {}

    /**
     * What a tokenizer reached on one thread.
     *
     * @param megabytesPerSecond median, of UTF-8
     * @param bytesPerToken of the text
     */
    public record Result(String tokenizer, double megabytesPerSecond, double bytesPerToken) {}

    /** Measures a tokenizer. */
    public static Result measure(Tokenizer tokenizer, List<String> texts) {
        long bytes =
                texts.stream().mapToLong(text -> text.getBytes(UTF_8).length).sum();
        long tokens =
                texts.stream().mapToLong(text -> tokenizer.encode(text).length).sum();
        double seconds = Repetition.medianSeconds(RUNS, () -> texts.forEach(tokenizer::encode));
        return new Result(tokenizer.name(), bytes / MEGABYTE / seconds, (double) bytes / tokens);
    }

    /** Some text: the start of a corpus, or words that are made up when there is none. */
    public static List<String> texts(@Nullable String corpus) {
        return corpus == null ? generated() : start(corpus);
    }

    private static List<String> start(String corpus) {
        List<String> texts = new ArrayList<>();
        int characters = 0;
        try (Documents documents = Documents.of(corpus)) {
            for (Document next = documents.next(); next != null && characters < CHARACTERS; next = documents.next()) {
                texts.add(next.text());
                characters += next.text().length();
            }
        }
        return texts;
    }

    /** Words of 2 to 10 letters, the frequent ones frequent as in natural text (Zipf). */
    private static List<String> generated() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < CHARACTERS) {
            int rank = (int) Math.pow(WORDS, random.nextDouble());
            Random letters = new Random(rank);
            for (int left = 2 + letters.nextInt(9); left > 0; left--) {
                text.append((char) ('a' + letters.nextInt(26)));
            }
            text.append(' ');
        }
        return List.of(text.toString());
    }
}
