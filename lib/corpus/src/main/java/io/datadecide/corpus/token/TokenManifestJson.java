package io.datadecide.corpus.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.corpus.token.TokenManifest.SourceShare;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The manifest as JSON, by hand over the tree model: binding by reflection costs a process start 100 ms. */
final class TokenManifestJson {
    private static final String FORMAT = "datadecide-tokens-1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TokenManifestJson() {}

    static String write(TokenManifest manifest) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("corpus", manifest.corpus());
        root.put("tokenizer", manifest.tokenizer());
        root.put("vocabulary", manifest.vocabulary());
        root.put("endOfText", manifest.endOfText());
        root.put("bytesPerToken", manifest.bytesPerToken());
        root.put("tokens", manifest.tokens());
        root.put("documents", manifest.documents());
        root.put("sha256", manifest.sha256());
        ArrayNode sources = root.putArray("sources");
        for (SourceShare share : manifest.sources()) {
            sources.addObject()
                    .put("path", share.path())
                    .put("weight", share.weight())
                    .put("documents", share.documents())
                    .put("tokens", share.tokens())
                    .put("exhausted", share.exhausted());
        }
        ObjectNode dropped = root.putObject("dropped");
        manifest.dropped().forEach(dropped::put);
        return root.toPrettyString() + "\n";
    }

    /** Throws {@link IllegalArgumentException} with the reason when the text is not such a manifest. */
    static TokenManifest read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not JSON (" + e.getOriginalMessage() + ")", e);
        }
        String format = root.path("format").asText();
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("has format `" + format + "`, not `" + FORMAT + "`");
        }
        List<SourceShare> sources = new ArrayList<>();
        for (JsonNode share : root.path("sources")) {
            sources.add(new SourceShare(
                    share.path("path").asText(),
                    share.path("weight").asDouble(),
                    share.path("documents").asLong(),
                    share.path("tokens").asLong(),
                    share.path("exhausted").asBoolean()));
        }
        SortedMap<String, Long> dropped = new TreeMap<>();
        root.path("dropped").forEachEntry((name, count) -> dropped.put(name, count.asLong()));
        return TokenManifestBuilder.builder()
                .corpus(root.path("corpus").asText())
                .tokenizer(root.path("tokenizer").asText())
                .vocabulary(root.path("vocabulary").asInt())
                .endOfText(root.path("endOfText").asInt())
                .bytesPerToken(root.path("bytesPerToken").asInt())
                .tokens(root.path("tokens").asLong())
                .documents(root.path("documents").asLong())
                .sha256(root.path("sha256").asText())
                .sources(sources)
                .dropped(dropped)
                .build();
    }
}
