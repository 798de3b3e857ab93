package io.datadecide.language.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTreeScorerTest {
    private static final ModelShape SHAPE = new ModelShape("test", 3, 32, 4, 48, 320, 128);
    private static ScoringModel model;

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void startTheModel() {
        TorchRuntime.start(1);
        model = ScoringModel.random(SHAPE, 7);
        // A model at its start is nearly uniform; larger weights make the comparison sharper.
        model.parameters().vector().muli(4f);
    }

    @AfterAll
    static void closeTheModel() {
        model.close();
    }

    @Test
    void agreesWithTheFullSoftmax() {
        List<TokenSequence> sequences = questions();
        assertClose(fast(sequences, 64), plain(sequences));
    }

    @Test
    void doesNotDependOnBudgetOrOrderOrCompany() {
        List<TokenSequence> sequences = questions();
        double[] expected = fast(sequences, 64);
        assertClose(fast(sequences, 1), expected);
        assertClose(fast(sequences, 4096), expected);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, sequences.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        double[] shuffled = fast(order.stream().map(sequences::get).toList(), 64);
        for (int i = 0; i < order.size(); i++) {
            assertThat(shuffled[i]).isEqualTo(expected[order.get(i)]);
        }
        for (int i = 0; i < sequences.size(); i += 5) {
            assertThat(fast(List.of(sequences.get(i)), 64)[0]).isCloseTo(expected[i], within(1e-4));
        }
    }

    @Test
    void sameRequestsGiveTheSameBits() {
        List<TokenSequence> sequences = questions();
        assertThat(fast(sequences, 64)).isEqualTo(fast(sequences, 64));
    }

    /** The loss of a step is a mean over what scoring sums up. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trainingAndScoringGiveTheSameTokensTheSameLikelihood(boolean qkNorm) {
        ModelShape shape = new ModelShape("trained", 2, 32, 4, 48, 320, 64, qkNorm);
        int[] window = new Random(5)
                .ints(shape.sequenceLength(), 0, shape.vocabulary())
                .toArray();
        try (TrainingSession session = TrainingSession.create(shape, OptimizerSettings.DATADECIDE, 1, 7)) {
            for (int step = 0; step < 20; step++) {
                session.step(window, window.length, 0.02);
            }
            Checkpoint checkpoint = session.save(new CheckpointStore(directory), "{}", 0, "test");
            double loss = session.step(window, window.length, 0).loss();
            assertThat(loss)
                    .isLessThan(0.8 * Math.log(shape.vocabulary())); // it has learnt: gains of norms are no longer one
            try (ScoringModel trained = ScoringModel.of(checkpoint);
                    PrefixTreeScorer scorer = new PrefixTreeScorer(trained, 64, () -> {})) {
                double[] sums = scorer.score(TokenSequence.of(
                        Arrays.copyOf(window, 1), Arrays.copyOfRange(window, 1, window.length), window.length));
                assertThat(sums[0]).isCloseTo(-loss * (window.length - 1), within(1e-3));
            }
        }
    }

    @Test
    void tokenOutsideOfTheVocabularyIsRefused() {
        List<TokenSequence> sequences = TokenSequence.of(new int[] {1}, new int[] {320}, 128);
        assertThatThrownBy(() -> fast(sequences, 64))
                .isInstanceOf(LanguageException.BadShape.class)
                .hasMessageContaining("token id 320 does not fit the vocabulary of 320");
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("sequence %d", i).isCloseTo(expected[i], within(1e-4));
        }
    }

    private static double[] fast(List<TokenSequence> sequences, int budget) {
        try (PrefixTreeScorer scorer = new PrefixTreeScorer(model, budget, () -> {})) {
            return scorer.score(sequences);
        }
    }

    private static double[] plain(List<TokenSequence> sequences) {
        try (FullSoftmaxScorer scorer = new FullSoftmaxScorer(model)) {
            return scorer.score(sequences);
        }
    }

    /** Questions behind two long prefixes, some cut at the window, one continuation longer than it, and repeated ones. */
    private static List<TokenSequence> questions() {
        Random random = new Random(11);
        List<TokenSequence> sequences = new ArrayList<>();
        for (int prefix = 0; prefix < 2; prefix++) {
            int[] shots = random.ints(60, 0, 320).toArray();
            for (int question = 0; question < 8; question++) {
                int[] context =
                        concat(shots, random.ints(3 + 12 * question, 0, 320).toArray());
                for (int choice = 0; choice < 3; choice++) {
                    int[] continuation =
                            random.ints(1 + random.nextInt(6), 0, 320).toArray();
                    sequences.addAll(TokenSequence.of(context, continuation, SHAPE.sequenceLength()));
                    sequences.addAll(TokenSequence.of(new int[] {5, 6}, continuation, SHAPE.sequenceLength()));
                }
            }
        }
        sequences.addAll(
                TokenSequence.of(new int[] {1, 2, 3}, random.ints(300, 0, 320).toArray(), SHAPE.sequenceLength()));
        sequences.add(sequences.getFirst());
        return sequences;
    }

    private static int[] concat(int[] first, int[] second) {
        return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }
}
