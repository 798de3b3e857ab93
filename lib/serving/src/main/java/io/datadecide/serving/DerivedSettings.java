package io.datadecide.serving;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Derives settings of Quarkus from a service's own: whether calls are encrypted, whether traces are exported. A service
 * registers a subclass under {@code META-INF/services/io.smallrye.config.ConfigSourceFactory}.
 */
public abstract class DerivedSettings implements ConfigSourceFactory {
    /** Above application.properties, below the files, environment variables and system properties of an installation. */
    private static final int ORDINAL = 255;
    /** OpenTelemetry's own name; in the environment OTEL_EXPORTER_OTLP_ENDPOINT. */
    private static final String COLLECTOR = "otel.exporter.otlp.endpoint";

    private final String prefix;
    private final int tlsPort;

    /**
     * Derives from the settings under a prefix.
     *
     * @param prefix for example {@code datadecide.scorer}
     * @param tlsPort default of {@code PREFIX.tls.port}
     */
    protected DerivedSettings(String prefix, int tlsPort) {
        this.prefix = prefix;
        this.tlsPort = tlsPort;
    }

    /** Adds settings that only one service derives. */
    protected void derive(ConfigSourceContext context, Map<String, String> derived) {}

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> derived = new HashMap<>();
        if (isSet(context, prefix + ".tls.certificate")) {
            derived.put("quarkus.http.tls-configuration-name", "datadecide");
            derived.put("quarkus.http.ssl-port", "${" + prefix + ".tls.port:" + tlsPort + "}");
            derived.put("quarkus.tls.datadecide.key-store.pem.0.cert", "${" + prefix + ".tls.certificate}");
            derived.put("quarkus.tls.datadecide.key-store.pem.0.key", "${" + prefix + ".tls.key}");
            derived.put("quarkus.tls.datadecide.reload-period", "${" + prefix + ".tls.reload-every:5m}");
        }
        if (isSet(context, prefix + ".tls.client-authority")) {
            derived.put("quarkus.tls.datadecide.trust-store.pem.certs", "${" + prefix + ".tls.client-authority}");
        }
        if (isSet(context, COLLECTOR)) {
            derived.put("quarkus.otel.sdk.disabled", "false");
            derived.put("quarkus.otel.exporter.otlp.endpoint", "${" + COLLECTOR + "}");
        }
        derive(context, derived);
        return List.of(new PropertiesConfigSource(derived, "derived from " + prefix, ORDINAL));
    }

    /** Whether a setting has a value that is not blank. */
    protected static boolean isSet(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}
