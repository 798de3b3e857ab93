package io.datadecide.decide.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricDirectionsTest {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (lower|higher) \\|");

    private final MetricDirections directions = MetricDirections.withLowerIsBetter(Set.of());

    @Test
    void theDocumentedTableIsTheTable() throws IOException {
        Map<String, Boolean> documented = documented();
        Map<String, Boolean> table = new LinkedHashMap<>();
        MetricDirections.LOWER.forEach(name -> table.put(name, true));
        MetricDirections.LOWER_ENDINGS.forEach(end -> table.put("…" + end, true));
        MetricDirections.LOWER_PARTS.forEach(part -> table.put("…" + part + "…", true));
        MetricDirections.KNOWN.forEach(name -> table.put(name, false));
        MetricDirections.KNOWN_BEGINNINGS.forEach(start -> table.put(start + "…", false));

        assertThat(documented).containsExactlyInAnyOrderEntriesOf(table);
    }

    @Test
    void everyDocumentedNameHasItsDirection() throws IOException {
        documented().forEach((name, lower) -> {
            String example = name.replace("…", "x");
            assertThat(directions.isKnown(example)).as(name).isTrue();
            assertThat(directions.lowerIsBetter(example)).as(name).isEqualTo(lower);
        });
    }

    @Test
    void anUnknownNameIsHigherIsBetterUnlessSaidOtherwise() {
        assertThat(directions.isKnown("delight")).isFalse();
        assertThat(directions.sign("delight")).isEqualTo(1);
        assertThat(MetricDirections.withLowerIsBetter(Set.of("delight")).sign("delight"))
                .isEqualTo(-1);
    }

    private static Map<String, Boolean> documented() throws IOException {
        Path file = Path.of(System.getProperty("datadecide.root"), "docs", "metrics.md");
        Map<String, Boolean> rows = new LinkedHashMap<>();
        Matcher matcher = ROW.matcher(Files.readString(file));
        while (matcher.find()) {
            rows.put(matcher.group(1), matcher.group(2).equals("lower"));
        }
        return rows;
    }
}
