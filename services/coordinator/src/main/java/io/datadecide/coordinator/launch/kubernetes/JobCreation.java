package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/** Creates what an attempt needs in the cluster. Doing it again finds it done. */
final class JobCreation {
    private final ClusterConnection cluster;
    private final Naming naming;
    private final ClusterView view;
    private final TrainerJob objects;

    JobCreation(ClusterConnection cluster, Naming naming, ClusterView view, TrainerJob objects) {
        this.cluster = cluster;
        this.naming = naming;
        this.view = view;
        this.objects = objects;
    }

    /** Creates anchor, Job and Secret. KubernetesClientException: the API server does not want it, or is not there. */
    void create(LaunchRequest request) {
        ConfigMap anchor = anchor(request.attempt().run().experiment());
        Job job = createOrFind(objects.job(request, ExperimentAnchor.owner(anchor)), request.attempt());
        try {
            client().secrets()
                    .inNamespace(cluster.namespace())
                    .resource(objects.secret(request, job))
                    .create();
        } catch (KubernetesClientException e) {
            if (!conflicts(e)) {
                throw e;
            }
        }
    }

    private ConfigMap anchor(String experiment) {
        return view.anchor(experiment).orElseGet(() -> {
            ConfigMap wanted = ExperimentAnchor.of(naming, experiment);
            try {
                return client().configMaps()
                        .inNamespace(cluster.namespace())
                        .resource(wanted)
                        .create();
            } catch (KubernetesClientException e) {
                if (!conflicts(e)) {
                    throw e;
                }
                return require(
                        client().configMaps()
                                .inNamespace(cluster.namespace())
                                .withName(wanted.getMetadata().getName())
                                .get(),
                        e);
            }
        });
    }

    private Job createOrFind(Job wanted, AttemptKey attempt) {
        try {
            return client().batch()
                    .v1()
                    .jobs()
                    .inNamespace(cluster.namespace())
                    .resource(wanted)
                    .create();
        } catch (KubernetesClientException e) {
            if (!conflicts(e)) {
                throw e;
            }
            Job found = require(
                    client().batch()
                            .v1()
                            .jobs()
                            .inNamespace(cluster.namespace())
                            .withName(wanted.getMetadata().getName())
                            .get(),
                    e);
            if (WorkerStatusEvaluator.deleting(found)) {
                throw e; // of an experiment of the same name that is being deleted: it is gone soon
            }
            if (Naming.attempt(found).filter(attempt::equals).isEmpty()) {
                throw new KubernetesClientException(
                        "a Job named " + wanted.getMetadata().getName() + " is there and is not ours: delete it",
                        HttpURLConnection.HTTP_CONFLICT,
                        null);
            }
            return found;
        }
    }

    private static <T> T require(@Nullable T found, KubernetesClientException conflict) {
        if (found == null) {
            throw conflict; // gone in between: the next try creates it
        }
        return found;
    }

    private static boolean conflicts(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_CONFLICT;
    }

    private KubernetesClient client() {
        return cluster.client();
    }
}
