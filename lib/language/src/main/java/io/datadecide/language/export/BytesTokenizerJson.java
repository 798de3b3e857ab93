package io.datadecide.language.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.token.SpecialToken;

/**
 * The built-in tokenizer {@code bytes} as a {@code tokenizer.json}: byte-level pairs without any merge, so that each byte is
 * its own id. Bytes are written as the characters that GPT-2 assigned to them (Radford et al. 2019).
 */
final class BytesTokenizerJson {
    private static final int BYTES = 256;

    private BytesTokenizerJson() {}

    static ObjectNode write(SpecialToken... special) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        for (SpecialToken token : special) {
            added.addObject()
                    .put("id", token.id())
                    .put("content", token.text())
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        root.putNull("normalizer");
        byteLevel(root.putObject("pre_tokenizer"));
        root.putNull("post_processor");
        byteLevel(root.putObject("decoder"));
        ObjectNode model = root.putObject("model").put("type", "BPE");
        model.putNull("dropout").putNull("unk_token");
        model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "");
        model.put("fuse_unk", false).put("byte_fallback", false);
        vocabulary(model.putObject("vocab"), special);
        model.putArray("merges");
        return root;
    }

    private static void byteLevel(ObjectNode step) {
        step.put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", false)
                .put("use_regex", false);
    }

    private static void vocabulary(ObjectNode ids, SpecialToken... special) {
        int invisible = 0;
        for (int value = 0; value < BYTES; value++) {
            char symbol = isVisible(value) ? (char) value : (char) (BYTES + invisible++);
            ids.put(String.valueOf(symbol), value);
        }
        for (SpecialToken token : special) {
            ids.put(token.text(), token.id());
        }
    }

    /** Printable in Latin-1; the others are moved beyond it. */
    private static boolean isVisible(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
    }
}
