package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.config.KubernetesConfig;
import io.datadecide.coordinator.launch.AttemptListener;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** A namespace of a real cluster, with shell scripts for workers. */
final class ClusterSandbox implements AttemptListener, AutoCloseable {
    static final String IMAGE = "busybox:1.35";
    private static final String USER = "coordinator-under-test";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final KubernetesClient client = new KubernetesClientBuilder().build();
    final String namespace;
    final UsedVerbs verbs = new UsedVerbs();
    final Map<AttemptKey, FailureKind> kinds = new ConcurrentHashMap<>();
    final Map<AttemptKey, String> reasons = new ConcurrentHashMap<>();
    private final Path template;
    private final List<KubernetesRunLauncher> launchers = new ArrayList<>();

    ClusterSandbox(Path directory) {
        namespace = System.getProperty("cluster.prefix", "datadecide-") + "launcher-"
                + Long.toString(System.nanoTime() % 1_679_616, 36);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        allow(UsedVerbs.role());
        template = directory.resolve("pod.yaml");
        try {
            Files.writeString(template, """
                    spec:
                      securityContext: {runAsUser: 10001}
                      volumes: [{name: data, emptyDir: {}}]
                      containers: [{name: trainer, image: busybox:1.35, command: [sh, -c]}]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Launchers are somebody who may do what the chart's Role says, and nothing else. */
    private void allow(Role role) {
        role.setMetadata(new ObjectMetaBuilder().withName("coordinator").build());
        client.rbac().roles().inNamespace(namespace).resource(role).create();
        client.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("coordinator")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "coordinator")
                        .addNewSubject("rbac.authorization.k8s.io", "User", USER, null)
                        .build())
                .create();
    }

    /** A launcher whose workers run the script. */
    KubernetesRunLauncher launcher(String script, Map<String, String> further) {
        KubernetesConfig configured = config(script, further);
        KubernetesRunLauncher launcher =
                new KubernetesRunLauncher(configured, connect(configured), this, InstantSource.system());
        launchers.add(launcher);
        return launcher;
    }

    ClusterConnection connect(KubernetesConfig configured) {
        Config config = new ConfigBuilder(Config.autoConfigure(null))
                .withImpersonateUsername(USER)
                .build();
        return ClusterConnection.open(configured, config, verbs);
    }

    KubernetesConfig config(String script, Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "namespace",
                namespace,
                "trainer.image",
                IMAGE,
                "trainer.pod-template",
                template.toString(),
                "trainer.arguments",
                script.replace("\\", "\\\\").replace(",", "\\,"),
                "trainer.cpu",
                "10m",
                "trainer.memory",
                "32Mi",
                "trainer.stop-grace",
                "2s",
                "stuck-grace",
                "3s"));
        settings.putAll(further);
        return TestCluster.config(settings);
    }

    @Override
    public void ended(AttemptKey attempt, FailureKind kind, String reason) {
        reasons.put(attempt, reason);
        kinds.put(attempt, kind);
    }

    static AttemptKey attempt(String run) {
        return new AttemptKey(new RunKey("disasters", run), 1);
    }

    /** Each test has an installation of its own, which is named as its run. */
    static Naming naming(AttemptKey attempt) {
        return new Naming(attempt.run().id());
    }

    List<Pod> pods(AttemptKey attempt) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("job-name", naming(attempt).job(attempt))
                .list()
                .getItems();
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
    }

    @Override
    public void close() {
        launchers.forEach(KubernetesRunLauncher::close);
        client.namespaces().withName(namespace).delete();
        client.close();
    }
}
