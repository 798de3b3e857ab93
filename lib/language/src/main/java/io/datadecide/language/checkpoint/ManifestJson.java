package io.datadecide.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.language.LanguageException;
import io.datadecide.language.model.ModelShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** {@code manifest.json} as text. */
final class ManifestJson {
    private static final long MAX_BYTES = 16 << 20;

    private ManifestJson() {}

    static byte[] write(CheckpointManifest manifest) throws IOException {
        JsonMapper json = new JsonMapper();
        ObjectNode root = json.createObjectNode();
        root.put("run", manifest.run());
        ModelShape shape = manifest.shape();
        ObjectNode shapeNode = root.putObject("shape")
                .put("name", shape.name())
                .put("layers", shape.layers())
                .put("width", shape.width())
                .put("heads", shape.heads())
                .put("mlpHidden", shape.mlpHidden())
                .put("vocabulary", shape.vocabulary())
                .put("sequenceLength", shape.sequenceLength());
        if (shape.qkNorm()) {
            shapeNode.put("qkNorm", true);
        }
        root.put("step", manifest.step());
        root.put("tokensSeen", manifest.tokensSeen());
        root.put("dataPosition", manifest.dataPosition());
        root.put("codeVersion", manifest.codeVersion());
        ObjectNode files = root.putObject("files");
        new TreeMap<>(manifest.files())
                .forEach((name, digest) ->
                        files.putObject(name).put("sha256", digest.sha256()).put("bytes", digest.bytes()));
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    static CheckpointManifest read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new LanguageException.BadCheckpoint(
                        file + ": has " + Files.size(file) + " bytes; a manifest has at most " + MAX_BYTES, null);
            }
            JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
            Map<String, FileDigest> files = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : root.required("files").properties()) {
                JsonNode digest = entry.getValue();
                files.put(
                        entry.getKey(),
                        new FileDigest(
                                digest.required("sha256").asText(),
                                digest.required("bytes").asLong()));
            }
            return new CheckpointManifest(
                    root.required("run").asText(),
                    shape(root.required("shape")),
                    root.required("step").asLong(),
                    root.required("tokensSeen").asLong(),
                    root.required("dataPosition").asLong(),
                    root.required("codeVersion").asText(),
                    files);
        } catch (NoSuchFileException e) {
            throw new LanguageException.BadCheckpoint(file + ": is not there", e);
        } catch (IOException | IllegalArgumentException | LanguageException.BadShape e) {
            throw new LanguageException.BadCheckpoint(file + ": is not a manifest: " + e.getMessage(), e);
        }
    }

    private static ModelShape shape(JsonNode node) {
        return new ModelShape(
                node.required("name").asText(),
                node.required("layers").asInt(),
                node.required("width").asInt(),
                node.required("heads").asInt(),
                node.required("mlpHidden").asInt(),
                node.required("vocabulary").asInt(),
                node.required("sequenceLength").asInt(),
                node.path("qkNorm").asBoolean(false));
    }
}
