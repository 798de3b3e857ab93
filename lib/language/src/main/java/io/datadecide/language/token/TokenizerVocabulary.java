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

/**
 * What a {@code tokenizer.json} says of its ids.
 *
 * @param size one more than the largest id
 * @param endOfText id of the token that ends a document
 */
record TokenizerVocabulary(int size, int endOfText) {
    /** Names of that token in use, the most telling first. */
    private static final List<String> END_OF_TEXT =
            List.of("<|endoftext|>", "<|end_of_text|>", "<|eos|>", "</s>", "<eos>", "[EOS]");

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
        for (String name : END_OF_TEXT) {
            Integer id = ids.get(name);
            if (id != null) {
                return new TokenizerVocabulary(largest + 1, id);
            }
        }
        throw new LanguageException.BadTokenizer(
                file + ": has no token that ends a document; add one of " + String.join(" ", END_OF_TEXT), null);
    }
}
