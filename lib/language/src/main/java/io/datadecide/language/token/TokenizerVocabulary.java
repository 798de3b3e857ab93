package io.datadecide.language.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code tokenizer.json} says of its ids.
 *
 * @param size one more than the largest id
 * @param endOfText the token that ends a document
 * @param padding the token that fills up short sequences, if there is one
 */
record TokenizerVocabulary(int size, SpecialToken endOfText, Optional<SpecialToken> padding) {
    /** Names of that token in use, the most telling first. */
    private static final List<String> END_OF_TEXT =
            List.of("<|endoftext|>", "<|end_of_text|>", "<|eos|>", "</s>", "<eos>", "[EOS]");

    private static final List<String> PADDING = List.of("<|padding|>", "<|pad|>", "<pad>", "[PAD]");

    static TokenizerVocabulary read(Path file) throws IOException {
        JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
        Map<String, Integer> ids = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                root.path("model").path("vocab").properties()) {
            ids.put(entry.getKey(), entry.getValue().asInt(-1));
        }
        for (JsonNode token : root.path("added_tokens")) {
            ids.put(token.path("content").asText(), token.path("id").asInt(-1));
        }
        int largest = ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        if (largest < 0) {
            throw new LanguageException.BadTokenizer(file + ": has no vocabulary; give a tokenizer.json", null);
        }
        SpecialToken endOfText = firstOf(END_OF_TEXT, ids)
                .orElseThrow(() -> new LanguageException.BadTokenizer(
                        file + ": has no token that ends a document; add one of " + String.join(" ", END_OF_TEXT),
                        null));
        return new TokenizerVocabulary(largest + 1, endOfText, firstOf(PADDING, ids));
    }

    private static Optional<SpecialToken> firstOf(List<String> names, Map<String, Integer> ids) {
        return names.stream()
                .flatMap(name -> Optional.ofNullable(ids.get(name)).map(id -> new SpecialToken(name, id)).stream())
                .findFirst();
    }
}
