package io.datadecide.plan.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.corpus.recipe.Source;
import io.datadecide.plan.PlanException;
import io.datadecide.plan.experiment.CheckpointPolicy.Scored;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentFileTest {

    private static final String SMALL = """
            name: small
            corpora:
              - {name: a, path: texts/a}
              - {name: b, path: "${DATA:-/data}/b"}
              - name: both
                sources:
                  - {corpus: a, weight: 3}
                  - {corpus: b, weight: 1}
            sizes: [nano1, {size: nano2, tokens: 1.5M}]
            seeds: [1, 2]
            tokens: {perParameter: 5}
            tasks:
              - {name: heldout, kind: text, path: heldout.txt}
            target: {size: nano2, task: heldout, metric: bits_per_byte}
            """;

    @Test
    void mixturesAreFlattenedToWeightedSources() {
        assertThat(parse(SMALL).corpora().get(2).sources())
                .containsExactly(new Source("/base/texts/a", 3), new Source("/data/b", 1));
    }

    @Test
    void variablesComeFromTheEnvironmentGiven() {
        Experiment experiment =
                ExperimentFile.parse("e.yaml", SMALL, Path.of("/base"), Map.of("DATA", "/else"), PathCheck.none());
        assertThat(experiment.corpora().get(1).sources()).containsExactly(new Source("/else/b", 1));
    }

    @Test
    void aSizeCanHaveABudgetOfItsOwn() {
        Experiment experiment = parse(SMALL);
        assertThat(experiment.budget()).isEqualTo(new TokenBudget.PerParameter(5));
        assertThat(experiment.sizes().get(1).budget()).contains(new TokenBudget.Absolute(1_500_000));
    }

    @Test
    void theLastCheckpointsCanBeScored() {
        Experiment experiment = parse(SMALL + "checkpoints: {score: {last: 3, every: 50}}\n");
        assertThat(experiment.checkpoints().scored()).isEqualTo(new Scored.Last(3, OptionalLong.of(50)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seeds: [1, 2]              | seed: [1, 2]              | e.yaml:10: unknown key `seed`; did you mean `seeds`?
            seeds: [1, 2]              | seeds: [1, 1]             | e.yaml:10: seeds[1]: seed 1 is given twice; remove one of them
            seeds: [1, 2]              | seeds: [1.5]              | e.yaml:10: seeds[0]: expected a whole number; found `1.5`
            seeds: [1, 2]              | seeds: []                 | e.yaml:10: seeds: is empty; give at least one seed
            seeds: [1, 2]              | seeds: [1, 2              | e.yaml:11: not YAML: expected ',' or ']', but got :
            name: a,                   | name: b,                  | e.yaml:4: corpora[1].name: corpus `b` is given twice, first on line 3; rename one of them
            corpus: b,                 | corpus: c,                | e.yaml:8: corpora[2].sources[1].corpus: `c` is no corpus that stands before this one; did you mean `a`?
            weight: 3                  | weight: 0                 | e.yaml:7: corpora[2].sources[0].weight: 0 is out of range; give a number above 0
            [nano1,                    | [nano9,                   | e.yaml:9: sizes[0]: `nano9` is no size of a ladder; did you mean `nano1`?
            size: nano2, task          | size: nano3, task         | e.yaml:14: target.size: `nano3` is no size of this experiment; did you mean `nano1`?
            task: heldout              | task: arc                 | e.yaml:14: target.task: `arc` is no task of this experiment; there are heldout
            kind: text                 | kind: cloze, choices: 1   | e.yaml:13: tasks[0].choices: a question with 1 choice has only one answer; give 2 to 26
            kind: text                 | kind: txt                 | e.yaml:13: tasks[0].kind: `txt` is no kind of task; did you mean `text`?
            kind: text                 | kind: text, choices: 4    | e.yaml:13: tasks[0].choices: only a task of kind cloze has it; remove it
            {perParameter: 5}          | 5 apples                  | e.yaml:11: tokens: expected a whole number; found `5 apples`
            ${DATA:-/data}             | ${DATA_HOME}              | e.yaml:4: corpora[1].path: the environment variable DATA_HOME is not set; set it, or give a default as in ${DATA_HOME:-default}
            name: small                | nam: small                | e.yaml:1: unknown key `nam`; did you mean `name`?
            name: small                | name: ../up               | e.yaml:1: name: `../up` is not a valid name; use up to 63 letters, digits, dots, dashes and underscores, a letter or digit first
            """)
    void mistakesAreToldInOneLineWithPlaceValueAndMend(String from, String to, String message) {
        assertThat(SMALL).contains(from);
        assertThatThrownBy(() -> ExperimentFile.parse(
                        "e.yaml",
                        SMALL.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)),
                        Path.of("/base"),
                        Map.of(),
                        PathCheck.none()))
                .isInstanceOf(PlanException.BadExperiment.class)
                .hasMessage(message);
    }

    @Test
    void aCorpusThatIsNotThereIsToldByItsLine() {
        assertThatThrownBy(() -> ExperimentFile.parse("e.yaml", SMALL, Path.of("/base"), Map.of(), PathCheck.here()))
                .hasMessage(
                        "e.yaml:3: corpora[0].path: there is no file or directory `/base/texts/a`; correct the path");
    }

    @Test
    void anEmptyFileIsNoExperiment() {
        assertThatThrownBy(() -> parse("")).hasMessage("experiment.yaml:1: the file is empty; see docs/experiment.md");
    }

    private static Experiment parse(String yaml) {
        return ExperimentFile.parse(yaml, Path.of("/base"));
    }
}
