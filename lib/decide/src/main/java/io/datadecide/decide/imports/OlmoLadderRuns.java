package io.datadecide.decide.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.evidence.EvidenceRow;
import io.datadecide.decide.evidence.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs of the OLMo ladder (allenai/OLMo-ladder): a CSV file a run with a column for every evaluation, and a
 * configuration that names the files of each size and its parameters. A training run becomes the size named after its file
 * ({@code 190M-1xC}), an evaluated model the size of its label ({@code 7B-4T}); the corpus is {@code olmo}. Length-normalised
 * accuracy (plain for BoolQ) becomes {@code primary_metric}, bits per byte of the gold answer {@code bits_per_byte}, both
 * without {@code _rc} in the task's name. The MMLU averages weigh its four groups as the ladder does.
 */
public final class OlmoLadderRuns {

    private static final Pattern EVALUATION =
            Pattern.compile("eval/downstream(_bpb)?/([a-z_]+)_rc_5shot_(bpb|len_norm|acc)");
    private static final Map<String, Double> MMLU =
            Map.of("mmlu_stem", 0.215, "mmlu_humanities", 0.335, "mmlu_social_sciences", 0.219, "mmlu_other", 0.231);
    private static final JsonMapper JSON = new JsonMapper();

    private OlmoLadderRuns() {}

    /**
     * @param directory holds the CSV files
     * @param configuration for example {@code final.json}
     */
    public static void read(Path directory, Path configuration, Consumer<EvidenceRow> consumer) throws IOException {
        JsonNode sizes;
        try {
            sizes = JSON.readTree(Files.readString(configuration));
        } catch (JsonProcessingException e) {
            throw new EvidenceException(configuration + ":" + e.getLocation().getLineNr() + ":"
                    + e.getLocation().getColumnNr() + ": not JSON: " + e.getOriginalMessage());
        }
        for (JsonNode size : sizes) {
            long params = size.path("n").asLong();
            boolean training = size.path("mode").asText().equals("train");
            for (JsonNode path : size.path("paths")) {
                String name = Path.of(path.asText()).getFileName().toString();
                String label = training
                        ? name.replaceFirst("\\.csv$", "")
                        : size.path("label").asText();
                new WideCsv(directory.resolve(name)).forEach(row -> readRow(row, label, params, consumer));
            }
        }
    }

    private static void readRow(WideCsv.Row row, String size, long params, Consumer<EvidenceRow> consumer) {
        long batch = row.count("batch_size_in_tokens");
        long tokens =
                row.has("throughput/total_tokens") ? row.count("throughput/total_tokens") : row.count("_step") * batch;
        long step = row.has("_step") ? row.count("_step") : tokens / Math.max(1, batch);
        Map<String, Map<String, Double>> values = values(row.fields());
        values.forEach((metric, byTask) -> {
            mmlu(byTask, "_test");
            mmlu(byTask, "_val");
            byTask.forEach((task, value) -> consumer.accept(new EvidenceRow(
                    "olmo",
                    size,
                    params,
                    tokens,
                    6.0 * params * tokens,
                    "default",
                    step,
                    task + "_5shot",
                    metric,
                    value)));
        });
    }

    private static Map<String, Map<String, Double>> values(NamedCsvRecord fields) {
        Map<String, Map<String, Double>> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(fields.getFieldCount(), fields.getHeader().size()); i++) {
            Matcher evaluation = EVALUATION.matcher(fields.getHeader().get(i));
            if (evaluation.matches()) {
                String metric = evaluation.group(1) == null ? "primary_metric" : "bits_per_byte";
                values.computeIfAbsent(metric, m -> new LinkedHashMap<>())
                        .put(
                                evaluation.group(2),
                                Numbers.parse(fields.getField(i).strip()));
            }
        }
        return values;
    }

    private static void mmlu(Map<String, Double> byTask, String split) {
        if (MMLU.keySet().stream().allMatch(group -> byTask.containsKey(group + split))) {
            double mean = 0;
            for (Map.Entry<String, Double> group : MMLU.entrySet()) {
                mean += group.getValue() * byTask.getOrDefault(group.getKey() + split, Double.NaN);
            }
            byTask.put("mmlu_avg" + split, mean);
        }
    }
}
