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
 * Writes the address that the scorer listens on to the file named by {@code DATADECIDE_ENDPOINT_FILE}, for the process that
 * started it. With such a file the scorer listens on a free port of the loopback interface unless configured otherwise.
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
            // Beside the parent's state, so that answers survive when both processes are killed.
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
