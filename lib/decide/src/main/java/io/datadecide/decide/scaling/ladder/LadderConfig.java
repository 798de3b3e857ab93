package io.datadecide.decide.scaling.ladder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.decide.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which runs make up the ladder and which are its targets.
 *
 * @param models in the order of the file
 */
public record LadderConfig(List<LadderModel> models) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public LadderConfig {
        models = List.copyOf(models);
    }

    /**
     * Reads a configuration as released with the paper: label to {@code {"paths", "mode": "train" | "eval", "n"}}.
     *
     * @param runs directory of the logs; of the paths in the file only the last name counts
     * @throws EvidenceException if the file is not such a configuration; names file and field
     */
    public static LadderConfig read(Path file, Path runs) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new EvidenceException(
                    file + ":" + e.getLocation().getLineNr() + ": not JSON: " + e.getOriginalMessage());
        }
        List<LadderModel> models = new ArrayList<>();
        root.properties().forEach(entry -> models.add(model(file, entry.getKey(), entry.getValue(), runs)));
        if (models.isEmpty()) {
            throw new EvidenceException(file + ": no model in it; name at least one of mode train");
        }
        return new LadderConfig(models);
    }

    private static LadderModel model(Path file, String label, JsonNode node, Path runs) {
        double params = node.path("n").asDouble(0);
        String mode = node.path("mode").asText("");
        if (!(params > 0) || !(mode.equals("train") || mode.equals("eval"))) {
            throw new EvidenceException(
                    file + ": " + label + " needs n, its number of parameters, and mode, which is train or eval");
        }
        List<Path> logs = new ArrayList<>();
        for (JsonNode path : node.path("paths")) {
            logs.add(log(file, label, path.asText(""), runs));
        }
        if (logs.isEmpty()) {
            throw new EvidenceException(file + ": " + label + " has no paths; name at least one log");
        }
        return new LadderModel(label, mode.equals("eval"), params, logs);
    }

    private static Path log(Path file, String label, String path, Path runs) {
        try {
            Path name = Path.of(path).getFileName();
            if (name != null && !path.isBlank()) {
                return runs.resolve(name.toString());
            }
        } catch (InvalidPathException e) {
            // reported below, together with empty paths
        }
        throw new EvidenceException(file + ": " + label + " has the path \"" + path + "\"; name a CSV file");
    }

    /** Models that the laws are fitted to. */
    public List<LadderModel> ladder() {
        return models.stream().filter(model -> !model.target()).toList();
    }

    /** Models that the laws predict. */
    public List<LadderModel> targets() {
        return models.stream().filter(LadderModel::target).toList();
    }
}
