package io.datadecide.language.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.language.DataDecideData;
import io.datadecide.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceTokenizerTest {
    private final HuggingFaceTokenizer tokenizer =
            HuggingFaceTokenizer.load(DataDecideData.file("olmes/tokenizers/allenai_gpt-neox-olmo-dolma-v1_5.json"));

    /** End of text and vocabulary: the published OLMo configuration. */
    @Test
    void olmoTokenizerHasItsPublishedIds() {
        assertThat(tokenizer.endOfText()).isEqualTo(50279);
        assertThat(tokenizer.vocabulary()).isEqualTo(50280);
    }

    @Test
    void encodesWithoutSpecialTokens() {
        assertThat(tokenizer.encode("")).isEmpty();
        assertThat(tokenizer.encode("Hello world")).containsExactly(12092, 1533);
    }

    @Test
    void longTextIsNotCutOff() {
        assertThat(tokenizer.encode(" word".repeat(5000))).hasSize(5000);
    }

    @Test
    void halfASurrogatePairAndZeroBytesAreEncoded() {
        assertThat(tokenizer.encode("a\ud83d b\0c")).isNotEmpty();
        assertThat(tokenizer.encode("\ud83d\ude00")).isNotEmpty();
    }

    @Test
    void fileThatIsNoTokenizerIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("tokenizer.json"), "{\"model\": {}}");

        assertThatThrownBy(() -> HuggingFaceTokenizer.load(file))
                .isInstanceOf(LanguageException.BadTokenizer.class)
                .hasMessageContaining(file.toString());
    }
}
