package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.TestCluster.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.MoreExecutors;
import com.sun.net.httpserver.HttpServer;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against API servers that are away or know nothing; a whole one is asked by {@link KubernetesRunLauncherTest}. */
class MissingJobsTest {
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void withoutAnAnswerNothingIsMissing() throws Exception {
        try (ClusterConnection cluster = ClusterConnection.open(
                        TestCluster.config(Map.of("namespace", "test")),
                        new ConfigBuilder()
                                .withMasterUrl("http://127.0.0.1:" + freePort())
                                .build(),
                        new RequestRate(1000));
                MissingJobs missing = new MissingJobs(
                        cluster,
                        TestCluster.NAMING,
                        InstantSource.system(),
                        _ -> {
                            throw new AssertionError("nobody knows whether it is missing");
                        },
                        MoreExecutors.newDirectExecutorService())) {
            assertThat(missing.confirmed(ATTEMPT)).as("is asked").isFalse();
            assertThat(missing.confirmed(ATTEMPT)).isFalse();
        }
    }

    @Test
    void whoeverAskedHearsThatAJobIsMissing() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            call.sendResponseHeaders(HttpURLConnection.HTTP_NOT_FOUND, -1);
            call.close();
        });
        server.start();
        List<AttemptKey> heard = new ArrayList<>();
        try (ClusterConnection cluster = ClusterConnection.open(
                        TestCluster.config(Map.of("namespace", "test")),
                        new ConfigBuilder()
                                .withMasterUrl("http://127.0.0.1:"
                                        + server.getAddress().getPort())
                                .build(),
                        new RequestRate(1000));
                MissingJobs missing = new MissingJobs(
                        cluster,
                        TestCluster.NAMING,
                        InstantSource.system(),
                        heard::add,
                        MoreExecutors.newDirectExecutorService())) {
            assertThat(missing.confirmed(ATTEMPT)).as("is asked").isFalse();
            assertThat(heard).containsExactly(ATTEMPT);
            assertThat(missing.confirmed(ATTEMPT)).isTrue();
        } finally {
            server.stop(0);
        }
    }
}
