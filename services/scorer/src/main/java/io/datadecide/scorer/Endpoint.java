package io.datadecide.scorer;

import io.datadecide.files.DurableFile;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Publishes the address of this process to its parent: an atomically written file that exists once it listens. A scorer with such a
 * file listens on the loopback interface, at any free port, unless a port is configured.
 */
@ApplicationScoped
public class Endpoint {
    private static final Logger LOG = Logger.getLogger(Endpoint.class);
    private static final String ENDPOINT_FILE = "DATADECIDE_ENDPOINT_FILE";
    private static final String HOST = "quarkus.http.host";
    private static final String RESULTS = "datadecide.scorer.results-directory";
    private static final String PORT = "quarkus.http.port";

    static void prepare() {
        String file = System.getenv(ENDPOINT_FILE);
        if (file != null) {
            // Next to the parent's state: stored answers survive a kill of both.
            setUnlessSet(
                    RESULTS,
                    "DATADECIDE_SCORER_RESULTS_DIRECTORY",
                    Path.of(file).resolveSibling("answers").toString());
            setUnlessSet(HOST, "QUARKUS_HTTP_HOST", "127.0.0.1");
            setUnlessSet(PORT, "QUARKUS_HTTP_PORT", "0");
        }
    }

    private static void setUnlessSet(String property, String variable, String value) {
        if (System.getProperty(property) == null && System.getenv(variable) == null) {
            System.setProperty(property, value);
        }
    }

    void listening(@ObservesAsync HttpServerStart start) throws IOException {
        int port = ConfigProvider.getConfig().getValue(PORT, Integer.class);
        String address = start.options().getHost() + ":" + port;
        LOG.infof("listening address=%s", address);
        String file = System.getenv(ENDPOINT_FILE);
        if (file != null) {
            DurableFile.write(Path.of(file), "{\"address\":\"" + address + "\"}\n");
        }
    }
}
