package io.datadecide.plan.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.files.Digest;
import io.datadecide.plan.PlanException;
import java.util.Map;

/**
 * One text for one value: keys sorted, no white space, doubles as {@link Double#toString(double)} writes them. Identities
 * are hashes of this text, so it must not change between versions.
 */
final class CanonicalJson {

    private static final int IDENTITY_DIGITS = 12;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of this package does not serialize: " + e.getMessage(), e);
        }
    }

    /** Without what is as the defaults say: an option that came later does not change the text of those who do not use it. */
    static String write(Object value, ObjectNode defaults) {
        ObjectNode tree = MAPPER.valueToTree(value);
        prune(tree, defaults);
        return write(tree);
    }

    /** Value as a tree, to be part of defaults. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Reads what {@link #write(Object, ObjectNode)} has written. */
    static <T> T read(String json, Class<T> type, ObjectNode defaults) {
        JsonNode given = read(json, JsonNode.class);
        if (given instanceof ObjectNode object) {
            complete(object, defaults);
        }
        return read(given.toString(), type);
    }

    private static void prune(ObjectNode tree, ObjectNode defaults) {
        for (Map.Entry<String, JsonNode> usual : defaults.properties()) {
            JsonNode own = tree.get(usual.getKey());
            if (own instanceof ObjectNode inner && usual.getValue() instanceof ObjectNode innerDefaults) {
                prune(inner, innerDefaults);
            }
            if (usual.getValue().equals(own) || (own instanceof ObjectNode inner && inner.isEmpty())) {
                tree.remove(usual.getKey());
            }
        }
    }

    private static void complete(ObjectNode tree, ObjectNode defaults) {
        for (Map.Entry<String, JsonNode> usual : defaults.properties()) {
            JsonNode own = tree.get(usual.getKey());
            if (own == null) {
                tree.set(usual.getKey(), usual.getValue().deepCopy());
            } else if (own instanceof ObjectNode inner && usual.getValue() instanceof ObjectNode innerDefaults) {
                complete(inner, innerDefaults);
            }
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (ValueInstantiationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PlanException.MalformedJson(type.getSimpleName(), String.valueOf(cause.getMessage()), e);
        } catch (JsonProcessingException e) {
            throw new PlanException.MalformedJson(type.getSimpleName(), e.getOriginalMessage(), e);
        }
    }

    static String identity(String canonicalJson) {
        return Digest.of(canonicalJson).substring(0, IDENTITY_DIGITS);
    }
}
