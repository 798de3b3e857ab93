package io.datadecide.language.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.token.SpecialToken;
import java.util.Optional;

/**
 * The {@code config.json} and {@code generation_config.json} with which transformers' {@code LlamaForCausalLM} computes what
 * the ladder computes: pre-norm RMSNorm with weight, rotate-half over the whole head, SwiGLU, no biases, untied head.
 */
final class LlamaConfig {
    private static final double ROTARY_BASE = 10_000;
    private static final double NORM_EPSILON = 1e-6;
    private static final double INITIAL_STANDARD_DEVIATION = 0.02;

    private LlamaConfig() {}

    /** The model's file. */
    static ObjectNode model(ModelShape shape, SpecialToken endOfText, Optional<SpecialToken> padding) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.putArray("architectures").add("LlamaForCausalLM");
        root.put("model_type", "llama");
        root.put("vocab_size", shape.vocabulary());
        root.put("hidden_size", shape.width());
        root.put("intermediate_size", shape.mlpHidden());
        root.put("num_hidden_layers", shape.layers());
        root.put("num_attention_heads", shape.heads());
        root.put("num_key_value_heads", shape.heads());
        root.put("head_dim", shape.headWidth());
        root.put("max_position_embeddings", shape.sequenceLength());
        root.put("hidden_act", "silu");
        root.put("rms_norm_eps", NORM_EPSILON);
        root.put("rope_theta", ROTARY_BASE);
        root.putNull("rope_scaling");
        root.put("attention_bias", false);
        root.put("mlp_bias", false);
        root.put("attention_dropout", 0.0);
        root.put("tie_word_embeddings", false);
        root.put("initializer_range", INITIAL_STANDARD_DEVIATION);
        root.put("torch_dtype", "float32");
        root.put("use_cache", true);
        return withSpecialTokens(root, endOfText, padding);
    }

    /** What generation needs besides. */
    static ObjectNode generation(SpecialToken endOfText, Optional<SpecialToken> padding) {
        return withSpecialTokens(new JsonMapper().createObjectNode(), endOfText, padding);
    }

    private static ObjectNode withSpecialTokens(
            ObjectNode root, SpecialToken endOfText, Optional<SpecialToken> padding) {
        // Documents are separated by the end of text alone: there is no beginning token.
        root.putNull("bos_token_id");
        root.put("eos_token_id", endOfText.id());
        padding.ifPresentOrElse(token -> root.put("pad_token_id", token.id()), () -> root.putNull("pad_token_id"));
        return root;
    }
}
