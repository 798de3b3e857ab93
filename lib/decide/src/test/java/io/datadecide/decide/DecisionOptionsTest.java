package io.datadecide.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.evidence.EvidenceRow;
import io.datadecide.decide.evidence.Instances;
import io.datadecide.decide.evidence.InstancesFile;
import io.datadecide.decide.evidence.QuestionException;
import io.datadecide.decide.rank.DecisionAccuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionOptionsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    /** At 1B, seed x has a above b above c; seed y has b above a above c; on the mean a and b tie. 10M has a, b, c. */
    private static Evidence threeCorpora() {
        List<EvidenceRow> rows = new ArrayList<>();
        String[] corpora = {"a", "b", "c"};
        double[][] target = {{0.75, 0.5}, {0.5, 0.75}, {0.25, 0.25}};
        for (int c = 0; c < 3; c++) {
            rows.add(row(corpora[c], "10M", 10_000_000, "x", 0.375 - 0.125 * c));
            rows.add(row(corpora[c], "1B", 1_000_000_000, "x", target[c][0]));
            rows.add(row(corpora[c], "1B", 1_000_000_000, "y", target[c][1]));
        }
        return Evidence.of(rows);
    }

    private static EvidenceRow row(String corpus, String size, long params, String seed, double value) {
        return new EvidenceRow(
                corpus, size, params, params * 20, 120.0 * params * params, seed, 100, "arc", "primary_metric", value);
    }

    private static double accuracyOfSmall(Question question) {
        return DecisionMaker.decide(threeCorpora(), question).decisionAccuracy().stream()
                .filter(a -> a.size().equals("10M"))
                .mapToDouble(DecisionAccuracy::mean)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTieOfTheTargetIsWrongOrHalfRight() {
        assertThat(accuracyOfSmall(Question.of("1B"))).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(accuracyOfSmall(Question.of("1B").withTargetTies(TargetTies.HALF)))
                .isCloseTo(2.5 / 3, within(1e-12));
    }

    @Test
    void oneSeedOfTheTargetMayStandForIt() {
        assertThat(accuracyOfSmall(Question.of("1B").withTargetSeed("x"))).isEqualTo(1.0);
        assertThat(accuracyOfSmall(Question.of("1B").withTargetSeed("y"))).isCloseTo(2.0 / 3, within(1e-12));
        assertThatThrownBy(() -> accuracyOfSmall(Question.of("1B").withTargetSeed("z")))
                .isInstanceOf(QuestionException.class)
                .hasMessage("no run of '1B' has the seed 'z'; there are 'x', 'y', and mean for the mean over them");
    }

    @Test
    void whatIsNotDecidedBelowTheTargetNamesTheNextSize() {
        List<EvidenceRow> rows = TestEvidence.rows(3, 0.0, 0.01, 5).stream()
                .filter(r -> r.size().equals("10M")
                        || (r.size().equals("100M") && r.corpus().equals("a")))
                .toList();

        Recommendation recommendation =
                DecisionMaker.decide(Evidence.of(rows), Question.of("1B")).recommendation();

        assertThat(recommendation.rankedSize()).isEqualTo("10M");
        assertThat(recommendation.nextSize()).isEqualTo("100M");
        assertThat(recommendation.explanation()).contains("measure 100M");
    }

    @Test
    void resamplingSeedsStandsBesideThePosteriorAndIsReproducible() {
        Evidence evidence = TestEvidence.of(4, 0.005, 0.01);
        Decision decision = DecisionMaker.decide(evidence, Question.of("1B").withBootstrapSeed(3));
        Decision again = DecisionMaker.decide(evidence, Question.of("1B").withBootstrapSeed(3));
        BootstrapSummary bootstrap =
                Objects.requireNonNull(decision.recommendation().bootstrap());

        assertThat(again).isEqualTo(decision);
        assertThat(bootstrap.from()).isEqualTo("seeds");
        assertThat(bootstrap.seed()).isEqualTo(3);
        assertThat(bootstrap.paired()).isTrue();
        assertThat(decision.comparisons()).hasSize(6).allSatisfy(c -> {
            assertThat(c.probability()).isBetween(0.5, 1.0);
            assertThat(c.bootstrapProbability()).isBetween(0.0, 1.0);
        });
        assertThat(decision.ranking().stream()
                        .mapToDouble(r -> Objects.requireNonNull(r.bootstrapProbabilityBest()))
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void instancesOfAFileAreResampledWithinSeeds() throws IOException {
        Instances instances = InstancesFile.read(instances(60));

        BootstrapSummary bootstrap =
                Objects.requireNonNull(DecisionMaker.decide(threeCorpora(), instances, Question.of("1B"))
                        .recommendation()
                        .bootstrap());

        assertThat(instances.size()).isEqualTo(3 * 2 * 60);
        assertThat(bootstrap.from()).isEqualTo("instances");
        assertThat(bootstrap.probabilityAboveRunnerUp()).isBetween(0.3, 0.7);
    }

    @Test
    void instancesThatOneCorpusLacksAreNotUsed() throws IOException {
        Path file = instances(10);
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("c,"))
                        .toList());

        Decision decision = DecisionMaker.decide(threeCorpora(), InstancesFile.read(file), Question.of("1B"));

        assertThat(Objects.requireNonNull(decision.recommendation().bootstrap()).from())
                .isEqualTo("seeds");
        assertThat(decision.warnings()).anyMatch(w -> w.code().equals("instances-incomplete"));
    }

    @Test
    void aValueOfAnInstanceThatIsNoNumberIsNamedWithItsPlace() throws IOException {
        Path file = directory.resolve("bad.csv");
        Files.writeString(
                file, "corpus,size,seed,step,task,metric,instance,value\na,1B,x,100,arc,primary_metric,q1,high\n");

        assertThatThrownBy(() -> InstancesFile.read(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("bad.csv:2:8: value is 'high'");
    }

    private Path instances(int count) throws IOException {
        StringBuilder text = new StringBuilder("instance,corpus,size,seed,step,task,metric,value\n");
        double[][] target = {{0.75, 0.5}, {0.5, 0.75}, {0.25, 0.25}};
        for (int c = 0; c < 3; c++) {
            for (int s = 0; s < 2; s++) {
                for (int i = 0; i < count; i++) {
                    text.append("q%d,%s,1B,%s,100,arc,primary_metric,%d\n"
                            .formatted(
                                    i,
                                    "abc".charAt(c),
                                    "xy".charAt(s),
                                    (i * 7 % count) < target[c][s] * count ? 1 : 0));
                }
            }
        }
        // Columns may stand in any order; the filter above wants the corpus first.
        String ordered = text.toString().replaceAll("(?m)^([^,]+),([^,]+),", "$2,$1,");
        return Files.writeString(directory.resolve("instances.csv"), ordered);
    }
}
