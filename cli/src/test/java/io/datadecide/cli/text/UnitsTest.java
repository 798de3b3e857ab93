package io.datadecide.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "7,7",
        "999,999",
        "1000,1.00 k",
        "43200,43.2 k",
        "999600,1.00 M",
        "1.176832e9,1.18 B",
        "0.12,0.12"
    })
    void countsHaveThreeDigitsAndAUnit(double value, String text) {
        assertThat(Units.count(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"3,3 s", "60,1 min", "200,3 min 20 s", "7200,2 h", "18120,5 h 2 min", "1047600,12 days 3 h"})
    void timesHaveTheirTwoGreatestUnits(long seconds, String text) {
        assertThat(Units.time(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
