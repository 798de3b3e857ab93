package io.datadecide.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Finds fields that Kubernetes does not know, by its own types: each type of Fabric8's model keeps what it does not know
 * in a map of its own.
 */
final class KnownFields {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private KnownFields() {}

    /** Paths of unknown fields; kinds that are not of Kubernetes itself are not looked at. */
    static List<String> unknownIn(JsonNode object) {
        String name =
                object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
        Object typed = Serialization.unmarshal(object.toString());
        if (typed instanceof GenericKubernetesResource) {
            boolean foreign = object.path("apiVersion").asText().startsWith("monitoring.coreos.com/");
            return foreign ? List.of() : List.of(name + ": no such kind " + object.path("apiVersion"));
        }
        List<String> unknown = new ArrayList<>(differences(name, object, MAPPER.valueToTree(typed), typed));
        if (object.path("data").has("worker-pod.yaml")) {
            JsonNode pod = Chart.yaml(object.at("/data/worker-pod.yaml").asText());
            PodTemplateSpec template = Serialization.unmarshal(pod.toString(), PodTemplateSpec.class);
            unknown.addAll(differences(name + "/worker-pod", pod, MAPPER.valueToTree(template), template));
        }
        return unknown;
    }

    private static List<String> differences(String name, JsonNode given, JsonNode kept, Object typed) {
        List<String> unknown = new ArrayList<>();
        collect(name, typed, unknown);
        lost(name, given, kept, unknown);
        return unknown;
    }

    /** What got lost on the way through the types, a wrong kind of value for instance. */
    private static void lost(String path, JsonNode given, JsonNode kept, List<String> unknown) {
        if (given.isObject()) {
            for (Map.Entry<String, JsonNode> field : given.properties()) {
                boolean empty = field.getValue().isNull()
                        || (field.getValue().isContainerNode()
                                && field.getValue().isEmpty());
                if (!kept.has(field.getKey()) && !empty) {
                    unknown.add(path + "." + field.getKey());
                } else if (!empty) {
                    lost(path + "." + field.getKey(), field.getValue(), kept.get(field.getKey()), unknown);
                }
            }
        } else if (given.isArray()) {
            for (int i = 0; i < given.size(); i++) {
                lost(path + "[" + i + "]", given.get(i), kept.path(i), unknown);
            }
        }
    }

    /** What the types keep without knowing it. */
    private static void collect(String path, Object value, List<String> unknown) {
        if (value instanceof Iterable<?> list) {
            Iterator<?> items = list.iterator();
            for (int i = 0; items.hasNext(); i++) {
                collect(path + "[" + i + "]", items.next(), unknown);
            }
            return;
        }
        if (value == null || !value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) {
            return;
        }
        try {
            for (var method : value.getClass().getMethods()) {
                if (method.getName().equals("getAdditionalProperties")) {
                    ((Map<?, ?>) method.invoke(value)).keySet().forEach(key -> unknown.add(path + "." + key));
                } else if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                    collect(path + "." + method.getName().substring(3), method.invoke(value), unknown);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
