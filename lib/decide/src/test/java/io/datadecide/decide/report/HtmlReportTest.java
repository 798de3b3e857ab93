package io.datadecide.decide.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.decide.Decision;
import io.datadecide.decide.DecisionMaker;
import io.datadecide.decide.Question;
import io.datadecide.decide.TestEvidence;
import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

    @Test
    void thePageLoadsNothingFromOutside() throws IOException {
        String page = HtmlReport.render(decision("b"), List.of(), null);

        String head = page.substring(0, page.indexOf("<script"));
        assertThat(head).contains("default-src 'none'").doesNotContain("<link", "http://", "https://", "${");
        assertThat(page.length()).isLessThan(2_000_000);
    }

    @Test
    void namesFromOutsideCannotBecomeMarkup() throws IOException {
        LossCurve curve = new LossCurve(HOSTILE, "1B", "0", List.of(new LossCurve.Point(1, 2, 3)));

        String page = HtmlReport.render(decision(HOSTILE), List.of(curve), new Cost(1, 2, 3, 4, null, HOSTILE, null));

        String data = page.substring(page.indexOf("id=\"data\">") + 10);
        assertThat(data.substring(0, data.indexOf("</script>")))
                .contains("\\u003cimg")
                .doesNotContain("<");
        assertThat(page.split("</script", -1).length).isEqualTo(4);
    }

    @Test
    void theFileIsWholeOrAbsent(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("deep/report.html");

        HtmlReport.write(file, decision("b"), List.of(), null);

        assertThat(Files.readString(file)).startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void theSummaryFitsOneScreen() {
        String text = TextSummary.render(decision("b"));

        assertThat(text.lines().count()).isLessThan(50);
        assertThat(text).contains("P(best)").contains("decided at");
    }

    private static Decision decision(String name) {
        List<EvidenceRow> rows = TestEvidence.rows(4, 0.02, 0.01, 5).stream()
                .map(r -> new EvidenceRow(
                        r.corpus().equals("b") ? name : r.corpus(),
                        r.size(),
                        r.params(),
                        r.tokens(),
                        r.flops(),
                        r.seed(),
                        r.step(),
                        r.task(),
                        r.metric(),
                        r.value()))
                .toList();
        return DecisionMaker.decide(Evidence.of(rows), Question.of("1B"));
    }
}
