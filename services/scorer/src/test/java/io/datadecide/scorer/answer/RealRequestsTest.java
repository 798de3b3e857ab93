package io.datadecide.scorer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.LikelihoodMetric;
import io.datadecide.language.likelihood.LikelihoodMetrics;
import io.datadecide.language.likelihood.LikelihoodScorer;
import io.datadecide.language.likelihood.MeanAccumulator;
import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.likelihood.TokenSequence;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.scorer.SharedData;
import io.datadecide.scorer.task.Task;
import io.datadecide.scorer.task.TaskDescription;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real requests of every layout on a small model of random weights, with the tokenizer of the ladder. */
@Tag("slow")
class RealRequestsTest {
    private static final int VOCABULARY = 50_304;
    private static final double TOLERANCE = 1e-4;
    private static final int MODELS = 4;

    private static final HuggingFaceTokenizer TOKENIZER = HuggingFaceTokenizer.load(SharedData.tokenizer());

    @BeforeAll
    static void startTheRuntime() {
        TorchRuntime.start(1);
    }

    @ParameterizedTest
    // ARC-Easy: plain and unconditional requests; WinoGrande: a context for each choice, also cut at the window.
    @CsvSource({
        "arc_easy/test_rc_5shot, 2048, false",
        "winogrande, 2048, false",
        "winogrande, 96, false",
        "arc_easy/test_rc_5shot, 2048, true",
        "winogrande, 96, true"
    })
    void twoHundredInstancesAgreeWithTheDoublePrecisionReference(String path, int window, boolean qkNorm) {
        try (ScoringModel model = model(window, 3, qkNorm)) {
            List<InstanceLikelihood> expected = new ChunkScorer(new ReferenceScorer(model)).score(instances(path, 200));
            assertClose(fast(model, instances(path, 200), 384, 1), expected);
        }
    }

    @Test
    void budgetOrderSharingAndWorkersDoNotMatter() {
        try (ScoringModel model = model(2048)) {
            List<TokenizedInstance> instances = new ArrayList<>(instances("openbookqa/test_rc_5shot", 60));
            List<InstanceLikelihood> expected = fast(model, instances, 384, 1);
            assertClose(fast(model, instances, 1, 1), expected);
            assertClose(fast(model, instances, 5000, 3), expected);
            List<InstanceLikelihood> alone = instances.stream()
                    .map(instance -> fast(model, List.of(instance), 384, 1).getFirst())
                    .toList();
            assertClose(alone, expected);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, instances.size()).boxed().toList());
            Collections.shuffle(order, new Random(5));
            assertClose(
                    fast(model, order.stream().map(instances::get).toList(), 384, 2),
                    order.stream().map(expected::get).toList());
        }
    }

    /**
     * The accuracy that the field quotes, over several models and some questions, with the error of drawing both: a single
     * random model says nearly the same to every question of BoolQ, where the answers are not balanced.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arc_challenge/test_rc_5shot",
                "arc_easy/test_rc_5shot",
                "boolq",
                "csqa",
                "hellaswag",
                "mmlu_*",
                "openbookqa/test_rc_5shot",
                "piqa",
                "socialiqa",
                "winogrande"
            })
    void randomWeightsScoreAtChance(String path) {
        Task task = task(path, 60);
        String name = path.replaceAll("[/_*]*(/.*)?$", "");
        LikelihoodMetric primary = LikelihoodMetrics.named(TaskDescription.builtIn().stream()
                .filter(description -> description.name().equals(name))
                .findFirst()
                .orElseThrow()
                .primaryMetric());
        List<TokenizedInstance> instances = TokenizedTask.of(task, TOKENIZER).instances();
        double[] byQuestion = new double[instances.size()];
        MeanAccumulator byModel = new MeanAccumulator();
        for (int seed = 0; seed < MODELS; seed++) {
            try (ScoringModel model = model(2048, seed, false)) {
                List<InstanceLikelihood> likelihoods = fast(model, instances, 384, 2);
                double sum = 0;
                for (int i = 0; i < byQuestion.length; i++) {
                    double right = primary.of(likelihoods.get(i));
                    byQuestion[i] += right / MODELS;
                    sum += right;
                }
                byModel.add(sum / byQuestion.length);
            }
        }
        MeanAccumulator overQuestions = new MeanAccumulator();
        Arrays.stream(byQuestion).forEach(overQuestions::add);
        double error = Math.hypot(
                overQuestions.result().standardError(), byModel.result().standardError());
        assertThat(byModel.result().mean()).isCloseTo(task.randomBaseline(), within(2 * error));
    }

    private static List<InstanceLikelihood> fast(
            ScoringModel model, List<TokenizedInstance> instances, int budget, int workers) {
        try (ScoringWorkers pool = new ScoringWorkers(workers, () -> new PrefixTreeScorer(model, budget, () -> {}))) {
            return pool.score(instances);
        }
    }

    private static void assertClose(List<InstanceLikelihood> actual, List<InstanceLikelihood> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            for (int c = 0; c < actual.get(i).choices().size(); c++) {
                ChoiceLikelihood a = actual.get(i).choices().get(c);
                ChoiceLikelihood e = expected.get(i).choices().get(c);
                assertThat(a.logLikelihood())
                        .as("instance %d choice %d", i, c)
                        .isCloseTo(e.logLikelihood(), within(TOLERANCE));
                if (e.hasUnconditional()) {
                    assertThat(a.unconditionalLogLikelihood())
                            .isCloseTo(e.unconditionalLogLikelihood(), within(TOLERANCE));
                }
            }
        }
    }

    private static ScoringModel model(int window) {
        return model(window, 3, false);
    }

    private static ScoringModel model(int window, long seed, boolean qkNorm) {
        ScoringModel model =
                ScoringModel.random(new ModelShape("test", 2, 16, 2, 32, VOCABULARY, window, qkNorm), seed);
        // A model at its start is nearly uniform; larger weights make the comparison sharper.
        model.parameters().vector().muli(5f);
        for (ParameterLayout.Slot slot : model.parameters().layout().slots()) {
            if (slot.name().matches(".*[qk]_norm.weight")) {
                setUneven(model.parameters().bytes(slot).asFloatBuffer());
            }
        }
        return model;
    }

    /** Gains that differ from place to place: with equal ones a norm of each head would look like one of them all. */
    private static void setUneven(FloatBuffer gains) {
        for (int i = 0; i < gains.limit(); i++) {
            gains.put(i, 0.5f + i * 7 % 11 / 8f);
        }
    }

    private static List<TokenizedInstance> instances(String path, int limit) {
        return TokenizedTask.of(task(path, limit), TOKENIZER).instances();
    }

    private static Task task(String path, int limit) {
        String requests = SharedData.olmes().resolve("requests").resolve(path).toString();
        return new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS)
                .read(TaskSpec.of("task", TaskKind.REQUESTS, requests).withLimit(limit));
    }

    /** One request at a time in double precision. */
    private record ReferenceScorer(ScoringModel model) implements LikelihoodScorer {
        @Override
        public double[] score(List<TokenSequence> sequences) {
            ReferenceModel reference = new ReferenceModel(model);
            return sequences.parallelStream()
                    .mapToDouble(reference::logLikelihood)
                    .toArray();
        }

        @Override
        public int window() {
            return model.shape().sequenceLength();
        }

        @Override
        public void close() {
            // The model is its maker's to close.
        }
    }
}
