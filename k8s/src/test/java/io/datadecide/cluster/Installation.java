package io.datadecide.cluster;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The chart, installed in a namespace of its own with the bundled PostgreSQL and a directory of this machine as the shared
 * volume. Closing it removes all of that.
 */
final class Installation implements AutoCloseable {
    static final Path CHART = Command.ROOT.resolve("helm/datadecide");
    /** The real text, where the other tests find it, too. */
    static final Path DATA = Command.ROOT
            .resolve(System.getenv().getOrDefault("DATADECIDE_DATA", "../shared/data"))
            .normalize();

    private static final String RELEASE = "datadecide";
    /** A machine that works to capacity answers late. */
    private static final int PATIENCE_MILLIS = 60_000;

    private static final Duration READY = Duration.ofMinutes(5);

    private final KubernetesClient client;
    private final String namespace;
    private final Path directory;

    private Installation(KubernetesClient client, String namespace, Path directory) {
        this.client = client;
        this.namespace = namespace;
        this.directory = directory;
    }

    /**
     * Installs the chart and waits until all of it is ready.
     *
     * @param name what the installation is for; part of its namespace
     * @param further settings beside those of {@code ci/evaluation-values.yaml}
     */
    static Installation install(String name, Map<String, String> further) {
        return in(name).with(further);
    }

    /** A namespace and a directory that the chart is still to be installed in. */
    static Installation in(String name) {
        Images.build();
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withConnectionTimeout(PATIENCE_MILLIS)
                        .withRequestTimeout(PATIENCE_MILLIS)
                        .build())
                .build();
        String namespace = System.getProperty("cluster.prefix", "datadecide-") + name + "-"
                + Long.toString(System.currentTimeMillis() % 1_679_616, 36);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        return new Installation(client, namespace, SharedDirectory.create(name));
    }

    /** Installs the chart and waits until all of it is ready. */
    Installation with(Map<String, String> further) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("image.tag", Images.TAG);
        settings.put("storage.hostPath", directory.toString());
        settings.put("storage.mountPath", directory.toString()); // the same paths here and there: the same identities
        settings.put(
                "postgresql.hostPath",
                SharedDirectory.within(directory, "postgresql").toString());
        settings.put("coordinator.service.type", "NodePort");
        settings.put("scorer.resources.requests.cpu", "100m");
        settings.put("coordinator.resources.requests.cpu", "100m");
        settings.put("trainer.cpu", "400m");
        settings.put("storage.extraVolumes[0].name", "corpora");
        settings.put("storage.extraVolumes[0].hostPath.path", DATA.toString());
        settings.put("storage.extraVolumeMounts[0].name", "corpora");
        settings.put("storage.extraVolumeMounts[0].mountPath", DATA.toString());
        settings.put("storage.extraVolumeMounts[0].readOnly", "true");
        settings.putAll(further);
        try {
            helmInstall(settings);
            return this;
        } catch (RuntimeException | AssertionError e) {
            String state = describe();
            close();
            throw new AssertionError("the chart does not get ready: " + e.getMessage() + "\n" + state, e);
        }
    }

    private void helmInstall(Map<String, String> settings) {
        InstallCommand install = new Helm(CHART)
                .install()
                .withName(RELEASE)
                .withNamespace(namespace)
                .withKubeConfig(Path.of(System.getenv("KUBECONFIG")))
                .withValuesFile(CHART.resolve("ci/evaluation-values.yaml"))
                .waitReady()
                .withTimeout((int) READY.toSeconds());
        settings.forEach(install::set);
        install.call();
    }

    KubernetesClient client() {
        return client;
    }

    String namespace() {
        return namespace;
    }

    /** The shared volume, under the same path here and in pods. */
    Path directory() {
        return directory;
    }

    /** Name of an object of the chart. */
    String name(String component) {
        return RELEASE + "-" + component;
    }

    /** Pods of a component: coordinator, scorer, trainer, postgresql. */
    List<Pod> pods(String component) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems();
    }

    /** What the coordinator answers for a path over plain HTTP: health, metrics. */
    String http(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(server() + path))
                            .header("Accept", "text/plain") // meters as promtool reads them
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new AssertionError(path + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking for " + path, e);
        }
    }

    /** The server's address from this machine; survives the coordinator's pods. */
    String server() {
        int port = client.services()
                .inNamespace(namespace)
                .withName(name("coordinator"))
                .get()
                .getSpec()
                .getPorts()
                .getFirst()
                .getNodePort();
        return "http://127.0.0.1:" + port;
    }

    /** The token of people. */
    String token() {
        String encoded = client.secrets()
                .inNamespace(namespace)
                .withName(name("auth"))
                .get()
                .getData()
                .get("token");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** Runs the command line against this installation. */
    Command datadecide(Duration longest, String... arguments) {
        return datadecide(longest, Map.of(), arguments);
    }

    /** The same with further variables. */
    Command datadecide(Duration longest, Map<String, String> variables, String... arguments) {
        List<String> line = new ArrayList<>(List.of("./datadecide"));
        line.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("DATADECIDE_SERVER", server());
        environment.put("DATADECIDE_TOKEN", token());
        return Command.run(longest, environment, line.toArray(String[]::new));
    }

    /** What there is and what happened, for the message of a failed test. */
    String describe() {
        StringBuilder text = new StringBuilder();
        client.pods()
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(pod -> text.append(pod.getMetadata().getName())
                        .append(' ')
                        .append(pod.getStatus().getPhase())
                        .append(' ')
                        .append(pod.getStatus().getContainerStatuses())
                        .append('\n'));
        client.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> !"Normal".equals(event.getType()))
                .forEach(event -> text.append(event.getInvolvedObject().getName())
                        .append(": ")
                        .append(event.getMessage())
                        .append('\n'));
        for (Pod pod : pods("coordinator")) {
            text.append(client.pods().resource(pod).tailingLines(60).getLog()).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
        client.namespaces().withName(namespace).waitUntilCondition(gone -> gone == null, 2, TimeUnit.MINUTES);
        client.close();
        SharedDirectory.delete(directory);
    }
}
