package io.datadecide.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.language.DataDecideData;
import io.datadecide.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelShapeTest {
    /** Rows of the published table (DataDecide, Table 1 and released configurations). */
    static Stream<List<String>> publishedSizes() throws IOException {
        List<String> lines = Files.readAllLines(DataDecideData.file("datadecide/model_sizes.csv"));
        List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
        assertThat(header.subList(0, 11))
                .containsExactly(
                        "size",
                        "n_layers",
                        "d_model",
                        "n_heads",
                        "mlp_ratio",
                        "mlp_hidden_per_branch",
                        "seq_len",
                        "vocab_size",
                        "embedding_size",
                        "params_nonembedding",
                        "params_blocks");
        assertThat(header.get(13)).isEqualTo("params_total_with_input_embedding");
        return lines.stream().skip(1).map(line -> Arrays.asList(line.split(",", -1)));
    }

    @ParameterizedTest
    @MethodSource("publishedSizes")
    void everyPublishedSizeHasItsPublishedParameterCount(List<String> row) {
        ModelShape shape = new ModelShape(
                row.get(0),
                Integer.parseInt(row.get(1)),
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)),
                Integer.parseInt(row.get(5)),
                Integer.parseInt(row.get(8)),
                Integer.parseInt(row.get(6)));

        assertThat(shape.params()).isEqualTo(Long.parseLong(row.get(9)));
        assertThat(shape.totalParams()).isEqualTo(Long.parseLong(row.get(13)));
        assertThat(ParameterLayout.of(shape).size()).isEqualTo(shape.totalParams());
    }

    @Test
    void thereAreFourteenPublishedSizes() throws IOException {
        assertThat(publishedSizes()).hasSize(14);
    }

    @Test
    void headsThatDoNotDivideTheWidthAreRefused() {
        assertThatThrownBy(() -> new ModelShape("odd", 2, 64, 6, 256, 320, 128))
                .isInstanceOf(LanguageException.BadShape.class)
                .hasMessageContaining("width 64")
                .hasMessageContaining("6 heads");
    }

    @Test
    void tokenOutsideTheVocabularyIsNamed() {
        ModelShape shape = new ModelShape("tiny", 1, 8, 2, 16, 64, 8);

        assertThatThrownBy(() -> shape.requireTokens(new int[] {63, 64}))
                .isInstanceOf(LanguageException.BadShape.class)
                .hasMessageContaining("token id 64");
    }
}
