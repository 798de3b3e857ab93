package io.datadecide.scorer.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of the framework that follow from others: whether calls are encrypted, whether we trace. */
public final class DerivedSettings implements ConfigSourceFactory {
    /** Above application.properties, below files, environment and system properties of whoever installs us. */
    private static final int ORDINAL = 255;
    /** As OpenTelemetry calls it, in the environment: OTEL_EXPORTER_OTLP_ENDPOINT. */
    private static final String COLLECTOR = "otel.exporter.otlp.endpoint";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> derived = new HashMap<>();
        if (isSet(context, "datadecide.scorer.tls.certificate")) {
            derived.put("quarkus.http.tls-configuration-name", "datadecide");
            derived.put("quarkus.http.ssl-port", "${datadecide.scorer.tls.port:9143}");
            derived.put("quarkus.tls.datadecide.key-store.pem.0.cert", "${datadecide.scorer.tls.certificate}");
            derived.put("quarkus.tls.datadecide.key-store.pem.0.key", "${datadecide.scorer.tls.key}");
            derived.put("quarkus.tls.datadecide.reload-period", "${datadecide.scorer.tls.reload-every:5m}");
        }
        if (isSet(context, "datadecide.scorer.tls.client-authority")) {
            derived.put("quarkus.tls.datadecide.trust-store.pem.certs", "${datadecide.scorer.tls.client-authority}");
        }
        if (isSet(context, COLLECTOR)) {
            derived.put("quarkus.otel.sdk.disabled", "false");
            derived.put("quarkus.otel.exporter.otlp.endpoint", "${" + COLLECTOR + "}");
        }
        return List.of(new PropertiesConfigSource(derived, "derived from datadecide.scorer", ORDINAL));
    }

    private static boolean isSet(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}
