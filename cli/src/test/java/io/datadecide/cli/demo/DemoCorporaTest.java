package io.datadecide.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.cli.error.CliException;
import io.datadecide.corpus.prepare.Preparation;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.corpus.token.TokenManifest;
import io.datadecide.plan.experiment.ExperimentFile;
import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.ResolvedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DemoCorporaTest {
    private static final Path JARS = Path.of(System.getProperty("datadecide.root"), "cli", "target", "demo-sources");

    @TempDir
    Path directory;

    @Test
    void theSameJarsGiveTheSameBytes() throws IOException {
        DemoCorpora.write(directory.resolve("a"), JARS);
        DemoCorpora.write(directory.resolve("b"), JARS);
        for (String file :
                new String[] {"comments.jsonl", "markup.jsonl", "code.jsonl", "heldout.jsonl", "demo.yaml"}) {
            assertThat(Files.mismatch(
                            directory.resolve("a").resolve(file),
                            directory.resolve("b").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void sixCorporaOfRealTextDiffer() {
        Grid grid = Grid.of(ExperimentFile.read(DemoCorpora.write(directory, JARS)));
        assertThat(grid.runs()).hasSize(6 * 4 * 2);
        Map<String, Long> tokens = new HashMap<>();
        for (ResolvedCorpus corpus : grid.corpora()) {
            TokenManifest manifest = Preparation.prepare(
                    corpus.recipe(), new BytesTokenizer(), directory.resolve(corpus.name()), (documents, count) -> {});
            tokens.put(corpus.name(), manifest.tokens());
        }
        assertThat(tokens.values()).doesNotHaveDuplicates().allMatch(count -> count > 500_000);
        assertThat(tokens.get("prose")).isLessThan(tokens.get("no-licence"));
        assertThat(tokens.get("no-licence")).isLessThan(tokens.get("comments"));
    }

    @Test
    void missingJarsAreOneLine() {
        assertThatThrownBy(() -> DemoCorpora.write(directory, directory))
                .isInstanceOf(CliException.Failed.class)
                .hasMessageStartingWith(
                        "the demo needs one commons-lang3-*-sources.jar in " + directory + " and found 0");
    }
}
