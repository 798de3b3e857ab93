package io.datadecide.language.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.language.token.SpecialToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The tokenizer that goes with an exported model.
 *
 * @param content of its {@code tokenizer.json}
 * @param endOfText the token that ends a document
 * @param padding the token that fills up short sequences, if there is one
 */
record ExportedTokenizer(byte[] content, SpecialToken endOfText, Optional<SpecialToken> padding) {

    /** As a run names it: {@code bytes}, or the path of a {@code tokenizer.json}. */
    static ExportedTokenizer of(String tokenizer) throws IOException {
        return tokenizer.equals(BytesTokenizer.NAME) ? bytes() : read(Path.of(tokenizer));
    }

    private static ExportedTokenizer bytes() throws IOException {
        BytesTokenizer tokenizer = new BytesTokenizer();
        SpecialToken endOfText = new SpecialToken("<|endoftext|>", tokenizer.endOfText());
        SpecialToken padding = new SpecialToken("<|padding|>", tokenizer.pad());
        byte[] content = new JsonMapper().writeValueAsBytes(BytesTokenizerJson.write(endOfText, padding));
        return new ExportedTokenizer(content, endOfText, Optional.of(padding));
    }

    private static ExportedTokenizer read(Path file) throws IOException {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(file);
        return new ExportedTokenizer(Files.readAllBytes(file), tokenizer.endOfTextToken(), tokenizer.paddingToken());
    }

    /** The {@code tokenizer_config.json} beside it. */
    ObjectNode config(int sequenceLength) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("tokenizer_class", "PreTrainedTokenizerFast");
        root.put("model_max_length", sequenceLength);
        root.put("clean_up_tokenization_spaces", false);
        root.put("eos_token", endOfText.text());
        padding.ifPresent(token -> root.put("pad_token", token.text()));
        return root;
    }
}
