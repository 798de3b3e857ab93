package io.datadecide.plan.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A mapping of the file whose keys are all known.
 *
 * @param field the mapping itself
 * @param fields its values by key, in the file's order
 */
record Section(Field field, Map<String, Field> fields) {

    static Section of(Field field, MappingNode mapping, List<String> known) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Field keyField = new Field(field.source(), field.path(), entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw keyField.error("a key must be a word");
            }
            String name = key.getValue();
            if (!known.contains(name)) {
                throw keyField.error("unknown key `" + name + "`" + Suggestion.of(name, known));
            }
            String path = field.path().isEmpty() ? name : field.path() + "." + name;
            Field value = new Field(field.source(), path, entry.getValueNode());
            Field first = fields.putIfAbsent(name, value);
            if (first != null) {
                throw keyField.error(
                        "`" + name + "` is given twice, first on line " + first.line() + "; remove one of them");
            }
        }
        return new Section(field, fields);
    }

    Optional<Field> get(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    Field require(String key) {
        Field value = fields.get(key);
        if (value == null) {
            throw field.error("`" + key + "` is missing");
        }
        return value;
    }
}
