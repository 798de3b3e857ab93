package io.datadecide.language.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.language.DataDecideData;
import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.checkpoint.SafetensorsFile;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.Training;
import io.datadecide.language.train.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceExportTest {
    private static final String NEOX = "olmes/tokenizers/allenai_gpt-neox-olmo-dolma-v1_5.json";

    @TempDir
    Path directory;

    private Path out;
    private Checkpoint checkpoint;

    @BeforeEach
    void checkpointOfAStart() {
        Training.onRealText();
        out = directory.resolve("exported");
        try (TrainingSession session =
                TrainingSession.create(Training.TINY, OptimizerSettings.DATADECIDE, Training.SEQUENCES, 1)) {
            checkpoint = session.save(new CheckpointStore(directory.resolve("checkpoints")), "{}", 0, "test");
        }
    }

    @Test
    void namesAndDimensionsAreThoseOfLlamaInTransformers() {
        HuggingFaceExport.write(checkpoint, "bytes", out);

        try (SafetensorsFile file = SafetensorsFile.open(out.resolve("model.safetensors"))) {
            assertThat(file.names())
                    .hasSize(3 + 9 * Training.TINY.layers())
                    .contains(
                            "model.embed_tokens.weight",
                            "model.layers.1.input_layernorm.weight",
                            "model.layers.1.self_attn.q_proj.weight",
                            "model.layers.1.self_attn.k_proj.weight",
                            "model.layers.1.self_attn.v_proj.weight",
                            "model.layers.1.self_attn.o_proj.weight",
                            "model.layers.1.post_attention_layernorm.weight",
                            "model.layers.1.mlp.gate_proj.weight",
                            "model.layers.1.mlp.up_proj.weight",
                            "model.layers.1.mlp.down_proj.weight",
                            "model.norm.weight",
                            "lm_head.weight");
        }
        assertThat(dimensions("model.layers.1.mlp.gate_proj.weight")).containsExactly(128, 32);
        assertThat(dimensions("model.layers.1.mlp.down_proj.weight")).containsExactly(32, 128);
        assertThat(dimensions("model.norm.weight")).containsExactly(32);
    }

    @Test
    void configurationDescribesTheLadder() throws IOException {
        HuggingFaceExport.write(checkpoint, "bytes", out);

        JsonNode config = json("config.json");
        assertThat(config.at("/architectures/0").asText()).isEqualTo("LlamaForCausalLM");
        assertThat(config.path("num_hidden_layers").asInt()).isEqualTo(2);
        assertThat(config.path("intermediate_size").asInt()).isEqualTo(128);
        assertThat(config.path("rms_norm_eps").asDouble()).isEqualTo(1e-6);
        assertThat(config.path("rope_theta").asDouble()).isEqualTo(10_000);
        assertThat(config.path("tie_word_embeddings").asBoolean(true)).isFalse();
        assertThat(config.path("eos_token_id").asInt()).isEqualTo(256);
        assertThat(json("generation_config.json").path("pad_token_id").asInt()).isEqualTo(257);
    }

    @Test
    void exportedBytesTokenizerGivesTheIdsOfTheBuiltInOne() {
        HuggingFaceExport.write(checkpoint, "bytes", out);

        HuggingFaceTokenizer exported = HuggingFaceTokenizer.load(out.resolve("tokenizer.json"));
        BytesTokenizer builtIn = new BytesTokenizer();
        StringBuilder everyByte = new StringBuilder(" two  spaces\r\n\tÄpfel, ŝipo, 漢字, 😀 don't 1234");
        for (char c = 0; c < 0x800; c++) {
            everyByte.append(c);
        }
        assertThat(exported.encode(everyByte.toString())).isEqualTo(builtIn.encode(everyByte.toString()));
        assertThat(exported.endOfText()).isEqualTo(builtIn.endOfText());
        assertThat(exported.vocabulary()).isEqualTo(builtIn.vocabulary());
    }

    @Test
    void specialTokensAreThoseOfTheRunsTokenizer() throws IOException {
        Path tokenizer = DataDecideData.file(NEOX);
        ExportedTokenizer exported = ExportedTokenizer.of(tokenizer.toString());

        // config.json of the published OLMo checkpoints: eos_token_id 50279, pad_token_id 1.
        assertThat(exported.endOfText().id()).isEqualTo(50279);
        assertThat(exported.padding().orElseThrow().id()).isEqualTo(1);
        assertThat(exported.content()).isEqualTo(Files.readAllBytes(tokenizer));
    }

    @Test
    void tokenizerThatIsGoneIsNamedAndNothingIsLeftBehind() throws IOException {
        assertThatThrownBy(() -> HuggingFaceExport.write(checkpoint, directory + "/gone.json", out))
                .isInstanceOf(LanguageException.class)
                .hasMessageContaining("gone.json");
        assertThat(entries()).containsExactly("checkpoints");
    }

    @Test
    void tokenizerOfAnotherModelIsRefused() {
        assertThatThrownBy(() -> HuggingFaceExport.write(
                        checkpoint, DataDecideData.file(NEOX).toString(), out))
                .isInstanceOf(LanguageException.BadExport.class)
                .hasMessageContaining("id 50279")
                .hasMessageContaining("320 ids");
    }

    @Test
    void directoryThatIsInUseIsNotTouched() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> HuggingFaceExport.write(checkpoint, "bytes", out))
                .isInstanceOf(LanguageException.BadExport.class)
                .hasMessageContaining("exists already");
        assertThat(out.resolve("thesis.txt")).hasContent("years of work");
    }

    private long[] dimensions(String name) {
        return ParameterLayout.of(Training.TINY).slots().stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow()
                .dimensions();
    }

    private JsonNode json(String file) throws IOException {
        return new JsonMapper().readTree(out.resolve(file).toFile());
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(path -> path.getFileName().toString()).toList();
        }
    }
}
