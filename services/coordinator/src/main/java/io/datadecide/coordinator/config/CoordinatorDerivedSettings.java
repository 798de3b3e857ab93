package io.datadecide.coordinator.config;

import io.datadecide.serving.DerivedSettings;
import io.smallrye.config.ConfigSourceContext;
import java.util.Map;

/** Derives which of the two built-in databases is opened, besides what every service derives. */
public final class CoordinatorDerivedSettings extends DerivedSettings {
    private static final int TLS_PORT = 9443;

    /** Called by the configuration library. */
    public CoordinatorDerivedSettings() {
        super("datadecide.coordinator", TLS_PORT);
    }

    @Override
    protected void derive(ConfigSourceContext context, Map<String, String> derived) {
        if (isSet(context, "datadecide.coordinator.database.url")) {
            derived.put("quarkus.datasource.active", "false");
            derived.put("quarkus.datasource.postgresql.active", "true");
        }
    }
}
