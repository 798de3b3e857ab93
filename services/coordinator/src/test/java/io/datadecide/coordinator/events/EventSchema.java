package io.datadecide.coordinator.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The published schema of events. */
final class EventSchema {
    private EventSchema() {}

    static Path documentation(String file) {
        return Path.of(System.getProperty("datadecide.root"), "docs", file);
    }

    static Set<ValidationMessage> violations(JsonNode event) throws IOException {
        try (InputStream schema = Files.newInputStream(documentation("events.schema.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(event);
        }
    }
}
