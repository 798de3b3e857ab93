package io.datadecide.decide;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.QuestionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetSizesTest {

    private final Evidence evidence = TestEvidence.of(2, 0.1, 0.01);

    @ParameterizedTest
    @ValueSource(strings = {"1B", "10M", "7B", "1.5b", "7B-1x"})
    void measuredAndLargerSizesCanBeAskedAbout(String size) {
        assertThatCode(() -> TargetSizes.requireAnswerable(size, evidence)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1b,1B", "10m,10M", "20M,10M", "110M,100M", "' 1B',1B"})
    void aMistypedSizeIsRefusedWithTheNearestOne(String size, String meant) {
        assertThatThrownBy(() -> TargetSizes.requireAnswerable(size, evidence))
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("no row has the target size '" + size + "'; did you mean '" + meant + "'?");
    }

    @Test
    void withoutSizesTheQuestionItselfIsRefusedLater() {
        assertThatCode(() -> TargetSizes.requireAnswerable("1B", Evidence.of(java.util.List.of())))
                .doesNotThrowAnyException();
    }
}
