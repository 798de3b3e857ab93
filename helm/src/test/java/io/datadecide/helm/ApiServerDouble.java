package io.datadecide.helm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the chart's {@code lookup} sees of a cluster: Secrets, none at first. Helm finds it by the KUBECONFIG that the build sets,
 * and so no test can ever reach a cluster of whoever runs it.
 */
final class ApiServerDouble {
    private static final String SECRETS = "/api/v1/namespaces/" + Chart.NAMESPACE + "/secrets/";
    private static final Map<String, String> DATA = new ConcurrentHashMap<>();
    private static boolean started;

    private ApiServerDouble() {}

    /** Starts it, once, and tells Helm where it is. */
    static synchronized void start() {
        if (!started) {
            listen();
            started = true;
        }
    }

    /** A Secret with these data (JSON) is there from now on. */
    static void secret(String name, String data) {
        DATA.put(name, data);
    }

    static void removeSecrets() {
        DATA.clear();
    }

    private static void listen() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", ApiServerDouble::answer);
            server.start();
            int port = server.getAddress().getPort();
            Files.writeString(Path.of(System.getenv("KUBECONFIG")), """
                    apiVersion: v1
                    kind: Config
                    current-context: double
                    contexts: [{name: double, context: {cluster: double, user: nobody}}]
                    clusters: [{name: double, cluster: {server: "http://127.0.0.1:%d"}}]
                    users: [{name: nobody, user: {}}]
                    """.formatted(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/api/v1")) {
            send(exchange, 200, """
                    {"kind": "APIResourceList", "groupVersion": "v1", "resources":
                     [{"name": "secrets", "kind": "Secret", "namespaced": true, "verbs": ["get"]}]}""");
        } else if (path.startsWith(SECRETS) && DATA.containsKey(path.substring(SECRETS.length()))) {
            String name = path.substring(SECRETS.length());
            send(exchange, 200, """
                    {"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "%s"}, "data": %s}""".formatted(name, DATA.get(name)));
        } else {
            send(exchange, 404, """
                    {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}""");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
