package io.datadecide.decide.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.decide.Decision;
import io.datadecide.decide.evidence.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision as one page that needs no other file and no network. */
public final class HtmlReport {

    private static final JsonMapper MAPPER = new JsonMapper();

    private HtmlReport() {}

    /** Writes to a sibling first and renames it when it is whole. */
    public static void write(Path file, Decision decision, List<LossCurve> curves, @Nullable Cost cost)
            throws IOException {
        ReportData data = new ReportData(decision, curves, cost);
        DurableFile.write(
                file,
                out -> out.write("<!doctype html><meta charset=\"utf-8\"><title>datadecide</title>"
                        + "<script type=\"application/json\" id=\"data\">" + scriptSafe(data) + "</script>"));
    }

    /** JSON that can stand in a script element: no {@code <} is left that could end it. */
    private static String scriptSafe(ReportData data) {
        try {
            return MAPPER.writeValueAsString(data).replace("<", "\\u003c").replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision is always valid JSON", e);
        }
    }

    private record ReportData(
            Decision decision,
            List<LossCurve> lossCurves,
            @Nullable Cost cost) {}
}
