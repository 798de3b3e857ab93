package io.datadecide.decide.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.decide.Decision;
import io.datadecide.files.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The decision as one page that needs no other file and no network: data, charts (Apache ECharts) and style are inlined, and
 * a content security policy forbids everything else. Text from outside is only ever data or text nodes, never markup.
 */
public final class HtmlReport {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern SLOT = Pattern.compile("\\$\\{(style|data|echarts|script)}");

    private HtmlReport() {}

    /** Writes to a sibling first and renames it when it is whole. */
    public static void write(Path file, Decision decision, List<LossCurve> curves, @Nullable Cost cost)
            throws IOException {
        String page = render(decision, curves, cost);
        DurableFile.writeText(file, out -> out.write(page));
    }

    /** The page as text. */
    public static String render(Decision decision, List<LossCurve> curves, @Nullable Cost cost) throws IOException {
        String data = scriptSafe(new ReportData(decision, curves, cost));
        Matcher slots = SLOT.matcher(resource("report.html"));
        StringBuilder page = new StringBuilder();
        while (slots.find()) {
            slots.appendReplacement(page, "");
            page.append(content(slots.toMatchResult(), data));
        }
        return slots.appendTail(page).toString();
    }

    private static String content(MatchResult slot, String data) throws IOException {
        return switch (slot.group(1)) {
            case "data" -> data;
            case "style" -> resource("report.css");
            case "echarts" -> resource("echarts/echarts.min.js");
            default -> resource("report.js");
        };
    }

    /** JSON that can stand in a script element: no {@code <} is left that could end it. */
    private static String scriptSafe(ReportData data) {
        try {
            return MAPPER.writeValueAsString(data)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision is always valid JSON", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private record ReportData(
            Decision decision,
            List<LossCurve> lossCurves,
            @Nullable Cost cost) {}
}
