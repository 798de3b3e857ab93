package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.config.KubernetesConfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.util.Optional;

/**
 * The one connection to the API server.
 *
 * @param client speaks for the service account of this pod, or for the kubeconfig of who starts us
 * @param namespace where Jobs are
 * @param rate bounds what the client asks
 */
record ClusterConnection(KubernetesClient client, String namespace, RequestRate rate) implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int TRIES = 2;

    static ClusterConnection open(KubernetesConfig config) {
        return open(config, Config.autoConfigure(null), new RequestRate(config.requestsPerSecond()));
    }

    static ClusterConnection open(KubernetesConfig config, Config found, RequestRate rate) {
        Config settings = new ConfigBuilder(found)
                .withConnectionTimeout(TIMEOUT_MILLIS)
                .withRequestTimeout(TIMEOUT_MILLIS)
                .withRequestRetryBackoffLimit(TRIES) // what lasts longer is tried again by whoever asked
                .build();
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(settings)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor(RequestRate.NAME, rate))
                .build();
        String namespace = config.namespace()
                .or(() -> Optional.ofNullable(settings.getNamespace()))
                .orElse("default");
        return new ClusterConnection(client, namespace, rate);
    }

    @Override
    public void close() {
        client.close();
    }
}
