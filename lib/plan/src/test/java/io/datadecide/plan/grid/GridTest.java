package io.datadecide.plan.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.plan.PlanException;
import io.datadecide.plan.experiment.ExperimentFile;
import io.datadecide.plan.ladder.Precision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {

    private static final String YAML = """
            name: small
            corpora: [{name: a, path: a}, {name: b, path: b}]
            sizes: [nano1, {size: nano2, tokens: 10k}]
            seeds: [1, 2]
            tokens: 100k
            checkpoints: {score: {last: 2, every: 10}}
            tasks: [{name: t, kind: text, path: t}]
            target: {size: nano2}
            """;

    private static final Path PUBLISHED_TOKENIZER = Path.of(System.getenv()
                    .getOrDefault("DATADECIDE_DATA", System.getProperty("datadecide.root") + "/../shared/data"))
            .resolve("olmes/tokenizers/allenai_gpt-neox-olmo-dolma-v1_5.json")
            .toAbsolutePath();

    @Test
    void everyCorpusIsTrainedAtEverySizeWithEverySeed() {
        Grid grid = grid(YAML);
        assertThat(grid.runs()).hasSize(8);
        assertThat(grid.runs().stream().map(run -> run.id().replaceAll("-[0-9a-f]{12}$", "")))
                .containsExactly(
                        "a-nano1-s1",
                        "b-nano1-s1",
                        "a-nano1-s2",
                        "b-nano1-s2",
                        "a-nano2-s1",
                        "b-nano2-s1",
                        "a-nano2-s2",
                        "b-nano2-s2");
    }

    @Test
    void identitiesDoNotChangeBetweenVersions() {
        // Origin: computed by this class at its first release; a change here orphans every checkpoint that people have.
        Grid grid = grid(YAML);
        assertThat(grid.corpora().getFirst().prepareId()).isEqualTo("prepare-a-0e210cb61d5e");
        assertThat(grid.runs().getFirst().id()).isEqualTo("a-nano1-s1-d9f991027ef5");
    }

    @Test
    void canonicalJsonIsReadBackToTheSameRun() {
        for (ResolvedRun run : grid(YAML).runs()) {
            assertThat(ResolvedRun.fromJson(run.toJson())).isEqualTo(run);
        }
        for (ResolvedCorpus corpus : grid(YAML).corpora()) {
            assertThat(ResolvedCorpus.fromJson(corpus.toJson())).isEqualTo(corpus);
        }
    }

    @Test
    void optionsOfTrainingAreResolvedAndReadBack() {
        ResolvedRun run = grid(YAML + """
                training: {schedule: wsd, decayFraction: 0.1, qkNorm: true, zLoss: 1e-4, documentMask: true,
                  recomputeActivations: true, precision: bfloat16}
                """).runs().getFirst();
        assertThat(run.options()).isEqualTo(new TrainingOptions(0.1, 1e-4, true, true, Precision.BFLOAT16));
        assertThat(run.shape().qkNorm()).isTrue();
        assertThat(run.params()).isEqualTo(grid(YAML).runs().getFirst().params() + 2 * 2 * 32);
        assertThat(ResolvedRun.fromJson(run.toJson())).isEqualTo(run);
        assertThat(run.hash()).isNotEqualTo(grid(YAML).runs().getFirst().hash());
    }

    @Test
    void decaysToEarlierCheckpointsCountAsSteps() {
        ResolvedRun run = grid(YAML.replace("{last: 2, every: 10}", "2") + "training: {schedule: wsd}\n")
                .runs()
                .getFirst();
        // Half of 98 steps is 49, of which a fifth, rounded up, is a decay of its own.
        assertThat(run.earlierHorizons()).containsExactly(49L);
        assertThat(run.totalSteps()).isEqualTo(98 + 10);
        assertThat(run.tokens()).isEqualTo(98 * 1024);
        assertThat(run.flops()).isEqualTo(6.0 * run.params() * 108 * 1024);
    }

    @Test
    void aDecayThatBeginsWithinTheWarmupIsRefusedWithItsSize() {
        assertThatThrownBy(() -> grid(YAML + "training: {schedule: wsd, warmupSteps: 80}\n"))
                .isInstanceOf(PlanException.UnusableSize.class)
                .hasMessageContaining("nano1")
                .hasMessageContaining("within the warm-up of 80 steps");
    }

    @Test
    void aDecayWithoutItsScheduleIsRefused() {
        assertThatThrownBy(() -> grid(YAML + "training: {decayFraction: 0.1}\n"))
                .hasMessageContaining("`schedule: wsd`");
    }

    @Test
    void onAGpuProductsAreBfloat16UnlessTheFileSaysOtherwise() {
        String gpu = YAML + "placement: {device: cuda}\n";
        assertThat(grid(gpu).runs().getFirst().options().precision()).isEqualTo(Precision.BFLOAT16);
        assertThat(grid(gpu + "training: {precision: float32}\n").runs().getFirst())
                .isEqualTo(grid(YAML).runs().getFirst());
    }

    @Test
    void jsonWithAnUnknownFieldIsRefusedInOneLine() {
        String json = grid(YAML).runs().getFirst().toJson().replace("{\"checkpoints\"", "{\"bord\":1,\"checkpoints\"");
        assertThatThrownBy(() -> ResolvedRun.fromJson(json))
                .isInstanceOf(PlanException.MalformedJson.class)
                .hasMessageContaining("bord")
                .hasMessageNotContaining("\n");
    }

    @Test
    void budgetsAreRoundedUpToWholeSteps() {
        ResolvedRun run = grid(YAML).runs().getFirst();
        assertThat(run.tokensPerStep()).isEqualTo(1024);
        assertThat(run.optimization().steps()).isEqualTo(98);
        assertThat(run.tokens()).isEqualTo(98 * 1024);
        assertThat(run.checkpoints().scoreSteps()).isEqualTo(List.of(88L, 98L));
    }

    @Test
    void theLargestPublishedRunIsResolvedAsPublished() {
        String yaml = YAML.replace("name: small", "name: small\ntokenizer: " + PUBLISHED_TOKENIZER)
                .replace("[nano1, {size: nano2, tokens: 10k}]", "[1B]")
                .replace("size: nano2", "size: 1B")
                .replace("tokens: 100k", "tokens: ladder");
        ResolvedRun run = grid(yaml).runs().getFirst();
        // Origin: model_sizes.csv, row 1B, of the released DataDecide code.
        assertThat(run.params()).isEqualTo(1_176_832_000L);
        assertThat(run.tokens()).isEqualTo(100_015_669_248L);
        assertThat(run.optimization().warmupSteps()).isEqualTo(694);
        assertThat(run.optimization().batchSequences()).isEqualTo(704);
        assertThat(run.shape().vocabulary()).isEqualTo(50304);
    }

    @Test
    void aTokenizerThatIsNotThereIsToldByItsPath() {
        assertThatThrownBy(() -> grid(YAML.replace("name: small", "name: small\ntokenizer: none.json")))
                .hasMessage("/base/none.json: no such tokenizer file; correct `tokenizer`");
    }

    private static Grid grid(String yaml) {
        return Grid.of(ExperimentFile.parse(yaml, Path.of("/base")));
    }
}
