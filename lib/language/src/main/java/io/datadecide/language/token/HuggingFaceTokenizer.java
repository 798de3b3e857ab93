package io.datadecide.language.token;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.datadecide.corpus.token.Tokenizer;
import io.datadecide.language.LanguageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A tokenizer read from a Hugging Face {@code tokenizer.json}. */
public final class HuggingFaceTokenizer implements Tokenizer {
    /** Neither special tokens nor a length limit: a document's ids are all of its ids and nothing else. */
    private static final Map<String, String> PLAIN =
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    private static final long MAX_BYTES = 256L << 20;

    private final String name;
    private final ai.djl.huggingface.tokenizers.HuggingFaceTokenizer tokenizer;
    private final TokenizerVocabulary vocabulary;

    private HuggingFaceTokenizer(
            String name, ai.djl.huggingface.tokenizers.HuggingFaceTokenizer tokenizer, TokenizerVocabulary vocabulary) {
        this.name = name;
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
    }

    /**
     * Reads a file.
     *
     * @throws LanguageException.BadTokenizer when it is missing, not a tokenizer, or names no end of text
     */
    public static HuggingFaceTokenizer load(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new LanguageException.BadTokenizer(
                        file + ": has " + Files.size(file) + " bytes; a tokenizer.json has at most " + MAX_BYTES, null);
            }
            TokenizerVocabulary vocabulary = TokenizerVocabulary.read(file);
            return new HuggingFaceTokenizer(
                    String.valueOf(file.getFileName()),
                    ai.djl.huggingface.tokenizers.HuggingFaceTokenizer.newInstance(file, PLAIN),
                    vocabulary);
        } catch (LanguageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new LanguageException.BadTokenizer(
                    file + ": is not a Hugging Face tokenizer.json: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int vocabulary() {
        return vocabulary.size();
    }

    @Override
    public int endOfText() {
        return vocabulary.endOfText().id();
    }

    /** The token that follows each document. */
    public SpecialToken endOfTextToken() {
        return vocabulary.endOfText();
    }

    /** The token that fills up short sequences, if the file names one. */
    public Optional<SpecialToken> paddingToken() {
        return vocabulary.padding();
    }

    @Override
    public int[] encode(String text) {
        // The wrapper's own encode also builds every token's text and masks, which costs more than the ids.
        TokenizersLibrary library = TokenizersLibrary.LIB;
        long encoding = library.encode(tokenizer.getHandle(), wellFormed(text), false);
        try {
            long[] ids = library.getTokenIds(encoding);
            int[] narrow = new int[ids.length];
            for (int i = 0; i < ids.length; i++) {
                narrow[i] = (int) ids[i];
            }
            return narrow;
        } finally {
            library.deleteEncoding(encoding);
        }
    }

    /** Half a surrogate pair is not a character, and the native side would abort the process. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }
}
