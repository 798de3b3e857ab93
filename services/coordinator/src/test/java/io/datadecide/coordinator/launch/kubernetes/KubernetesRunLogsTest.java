package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.TestCluster.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.launch.LogReader;
import io.datadecide.coordinator.launch.RunLogs;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Against a server that tells the beginning of a log and then nothing more, and hears when its connection is closed. */
class KubernetesRunLogsTest {
    private static final int BACKLOG = 16;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String BEGINNING = """
            HTTP/1.1 200 OK\r
            Content-Type: text/plain\r
            Transfer-Encoding: chunked\r
            \r
            6\r
            hello
            \r
            """;

    @Test
    void aReaderThatLeavesClosesTheStreamOfAWorkerThatPrintsNothing() throws Exception {
        try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
                ClusterConnection cluster = ClusterConnection.open(
                        TestCluster.config(Map.of("namespace", "test")),
                        new ConfigBuilder()
                                .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                                .build(),
                        new RequestRate(1000))) {
            RunLogs logs = new KubernetesRunLogs(cluster, attempt -> List.of(TestCluster.running(attempt)));
            LogReader reader = new LogReader();
            FutureTask<Boolean> follower =
                    new FutureTask<>(() -> logs.stream(ATTEMPT, new RunLogs.Extent(true, 0), reader));
            Thread.ofVirtual().start(follower);
            try (Socket connection = requestForALog(server)) {
                connection.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
                Awaitility.await().until(() -> reader.text().equals("hello\n"));
                reader.leave();
                Awaitility.await().until(follower::isDone);
                assertThat(follower.get()).isTrue();
                assertThat(isClosed(connection)).isTrue();
            }
        }
    }

    /** The connection of the request for a log, which was read; the client looks for the pod too, and is not told. */
    private static Socket requestForALog(ServerSocket server) throws IOException {
        server.setSoTimeout(PATIENCE_MILLIS);
        while (true) {
            Socket connection = server.accept();
            connection.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            String first = request.readLine();
            if (first.contains("/log?")) {
                String header = first;
                while (!header.isEmpty()) {
                    header = request.readLine();
                }
                return connection;
            }
            connection.close();
        }
    }

    /** Waits until the other side closes it, one way or the other. */
    private static boolean isClosed(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true; // a reset
        }
    }
}
