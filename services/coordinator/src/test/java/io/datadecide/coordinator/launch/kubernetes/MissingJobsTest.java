package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.TestCluster.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.MoreExecutors;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against an API server that is away; with one, {@link KubernetesRunLauncherTest} asks. */
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
                        MoreExecutors.newDirectExecutorService())) {
            assertThat(missing.confirmed(ATTEMPT)).as("is asked").isFalse();
            assertThat(missing.confirmed(ATTEMPT)).isFalse();
        }
    }
}
