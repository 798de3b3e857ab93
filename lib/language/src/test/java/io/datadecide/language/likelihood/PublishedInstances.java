package io.datadecide.language.likelihood;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Published ARC-Easy instances of allenai/DataDecide-dolma1_7-150M, step 38750, with every derived value. */
final class PublishedInstances {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedInstances() {}

    static Path data() {
        return Optional.ofNullable(System.getenv("DATADECIDE_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("datadecide.root", "."), "..", "shared", "data"));
    }

    static List<JsonNode> records() {
        try {
            List<JsonNode> records = new ArrayList<>();
            for (String line : Files.readAllLines(data().resolve("olmes/instance_known_answers.jsonl"))) {
                records.add(JSON.readTree(line));
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException("set DATADECIDE_DATA to the directory with olmes/", e);
        }
    }

    static JsonNode means() {
        try {
            return JSON.readTree(data().resolve("olmes/instance_known_answers_means.json")
                            .toFile())
                    .get("means");
        } catch (IOException e) {
            throw new UncheckedIOException("set DATADECIDE_DATA to the directory with olmes/", e);
        }
    }

    static InstanceLikelihood likelihood(JsonNode published) {
        List<ChoiceLikelihood> choices = new ArrayList<>();
        for (JsonNode output : published.at("/record/model_output")) {
            int characters = output.get("num_chars").asInt();
            // The published record has no byte count; these five instances are plain ASCII.
            choices.add(new ChoiceLikelihood(
                    output.get("sum_logits").asDouble(),
                    output.get("sum_logits_uncond").asDouble(),
                    output.get("num_tokens").asInt(),
                    characters,
                    characters));
        }
        return new InstanceLikelihood(published.at("/record/label").asInt(), choices);
    }

    /** Our name of a published derived value; empty for values that are no metric. */
    static Optional<String> metric(String derived) {
        return switch (derived) {
            case "bits_per_byte_corr" -> Optional.of("bits_per_byte");
            case "correct_logit_per_char" -> Optional.of("logits_per_char_corr");
            default -> derived.startsWith("predicted_index") ? Optional.empty() : Optional.of(derived);
        };
    }
}
