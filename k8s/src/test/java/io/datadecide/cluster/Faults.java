package io.datadecide.cluster;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What goes wrong in clusters, done on purpose to one installation: every kind as often as the others, in random order. */
final class Faults {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MIN_MEBIBYTES = 48;

    /** A kind of fault. */
    enum Kind {
        COORDINATOR_DELETED,
        CONTAINER_KILLED,
        JOB_DELETED,
        POD_EVICTED,
        MEMORY_FILLED,
        DATABASE_RESTARTED,
        API_SERVER_RESTARTED,
        KAFKA_RESTARTED
    }

    private final Installation cluster;
    private final KafkaBroker kafka;
    private final Random random;
    private final List<Kind> kinds;
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

    /**
     * Faults that are still to happen.
     *
     * @param count how many
     * @param random draws their order and their victims
     */
    Faults(Installation cluster, KafkaBroker kafka, int count, Random random) {
        this.cluster = cluster;
        this.kafka = kafka;
        this.random = random;
        kinds = IntStream.range(0, count)
                .mapToObj(number -> Kind.values()[number % Kind.values().length])
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(kinds, random);
    }

    /** How many of which kind there were. */
    Map<Kind, Integer> done() {
        return done;
    }

    private int count() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether all have happened. */
    boolean over() {
        return count() == kinds.size();
    }

    /** Does the next one if somebody works: while nobody does, enough is broken already. */
    void next() {
        if (over()) {
            return;
        }
        Kind kind = kinds.get(count());
        try {
            if (!running("trainer").isEmpty() && happens(kind)) {
                done.merge(kind, 1, Integer::sum);
                System.err.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " fault " + count() + ": " + kind);
            }
        } catch (KubernetesClientException e) {
            System.err.println(kind + " did not happen: " + e.getMessage()); // the API server is away, or the pod is
        }
    }

    private boolean happens(Kind kind) {
        return switch (kind) {
            case COORDINATOR_DELETED -> coordinatorDeleted();
            case DATABASE_RESTARTED -> databaseRestarted();
            case API_SERVER_RESTARTED -> apiServerRestarted();
            case KAFKA_RESTARTED -> kafkaRestarted();
            case JOB_DELETED -> jobDeleted();
            case POD_EVICTED -> podEvicted();
            case MEMORY_FILLED -> memoryFilled();
            case CONTAINER_KILLED -> killed(running("trainer"));
        };
    }

    /** Without a moment to end in; the next one may begin beside it. */
    private boolean coordinatorDeleted() {
        List<Pod> pods = cluster.pods("coordinator");
        pods.forEach(
                pod -> cluster.client().pods().resource(pod).withGracePeriod(0).delete());
        return !pods.isEmpty();
    }

    /** It is another pod then: kubelet lets one whose container ends often wait for minutes. Never two on the same files. */
    private boolean databaseRestarted() {
        List<Pod> pods = running("postgresql");
        pods.forEach(
                pod -> cluster.client().pods().resource(pod).withGracePeriod(1).delete());
        return !pods.isEmpty();
    }

    private static boolean apiServerRestarted() {
        ApiServer.restart();
        return true;
    }

    private boolean kafkaRestarted() {
        kafka.restart();
        return true;
    }

    private List<Pod> running(String component) {
        return cluster.pods(component).stream()
                .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    private Pod any(List<Pod> pods) {
        return pods.get(random.nextInt(pods.size()));
    }

    private boolean jobDeleted() {
        List<Pod> pods = running("trainer");
        if (pods.isEmpty()) {
            return false;
        }
        return !cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .withName(any(pods).getMetadata().getLabels().get("job-name"))
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete()
                .isEmpty();
    }

    private boolean podEvicted() {
        List<Pod> pods = running("trainer");
        return !pods.isEmpty() && cluster.client().pods().resource(any(pods)).evict();
    }

    private boolean killed(List<Pod> pods) {
        return !pods.isEmpty() && docker("kill", container(any(pods))) == 0;
    }

    /**
     * Takes the memory that a worker has not asked for yet, and fills what is left from beside it: the kernel then ends the
     * largest process of the container, which is the worker.
     */
    private boolean memoryFilled() {
        List<Pod> pods = running("trainer");
        if (pods.isEmpty()) {
            return false;
        }
        String container = container(any(pods));
        int mebibytes = MIN_MEBIBYTES;
        while (mebibytes < 4096) {
            String limit = mebibytes + "m";
            if (docker("update", "--memory", limit, "--memory-swap", limit, container) == 0) {
                return docker("exec", "--detach", container, "tail", "/dev/zero") == 0;
            }
            mebibytes += mebibytes / 4;
        }
        return false;
    }

    private static String container(Pod pod) {
        String id = pod.getStatus().getContainerStatuses().getFirst().getContainerID();
        return id == null ? "none" : id.substring(id.indexOf("//") + 2);
    }

    private static int docker(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "docker";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Command.run(SOON, Map.of(), line).exitCode();
    }
}
