package io.datadecide.coordinator.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings of the framework that follow from others: which of the two databases that are built in is opened, whether calls are
 * encrypted, whether we trace.
 */
public final class DerivedSettings implements ConfigSourceFactory {
    /** Above application.properties, below files, environment and system properties of whoever installs us. */
    private static final int ORDINAL = 255;
    /** As OpenTelemetry calls it, in the environment: OTEL_EXPORTER_OTLP_ENDPOINT. */
    private static final String COLLECTOR = "otel.exporter.otlp.endpoint";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> derived = new HashMap<>();
        if (isSet(context, "datadecide.coordinator.database.url")) {
            derived.put("quarkus.datasource.active", "false");
            derived.put("quarkus.datasource.postgresql.active", "true");
        }
        if (isSet(context, "datadecide.coordinator.tls.certificate")) {
            derived.put("quarkus.http.tls-configuration-name", "datadecide");
            derived.put("quarkus.http.ssl-port", "${datadecide.coordinator.tls.port:9443}");
            derived.put("quarkus.tls.datadecide.key-store.pem.0.cert", "${datadecide.coordinator.tls.certificate}");
            derived.put("quarkus.tls.datadecide.key-store.pem.0.key", "${datadecide.coordinator.tls.key}");
            derived.put("quarkus.tls.datadecide.reload-period", "${datadecide.coordinator.tls.reload-every:5m}");
        }
        if (isSet(context, "datadecide.coordinator.tls.client-authority")) {
            derived.put(
                    "quarkus.tls.datadecide.trust-store.pem.certs", "${datadecide.coordinator.tls.client-authority}");
        }
        if (isSet(context, COLLECTOR)) {
            derived.put("quarkus.otel.sdk.disabled", "false");
            derived.put("quarkus.otel.exporter.otlp.endpoint", "${" + COLLECTOR + "}");
        }
        return List.of(new PropertiesConfigSource(derived, "derived from datadecide.coordinator", ORDINAL));
    }

    private static boolean isSet(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}
