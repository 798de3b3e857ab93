package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.config.KubernetesConfig;
import io.datadecide.coordinator.launch.AttemptListener;
import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A Job for each attempt. What is there is heard of through informers and judged from the objects as they are, again and
 * again: nothing depends on having seen a change. Workers outlive this process and find the next one.
 */
public final class KubernetesRunLauncher implements RunLauncher {
    /** A Job that was created and is not heard of for so long was deleted before anybody saw it. */
    private static final Duration UNSEEN = Duration.ofMinutes(1);

    private final KubernetesConfig config;
    private final ClusterConnection cluster;
    private final Naming naming;
    private final ClusterView view;
    private final WorkerStatusEvaluator evaluator;
    private final LaunchQueue queue;
    private final Removal removal;
    private final AttemptWatch watch;
    private final MissingJobs missing;
    private final AttemptListener listener;
    private final InstantSource clock;

    /** How each attempt that has a worker is, as last judged. */
    private final Map<AttemptKey, WorkerState> states = new ConcurrentHashMap<>();
    /** Why workers that are leaving leave. */
    private final Map<AttemptKey, String> leaving = new ConcurrentHashMap<>();
    /** Attempts whose end the listener knows. */
    private final Set<AttemptKey> told = ConcurrentHashMap.newKeySet();

    /** A launcher in the configured cluster; it begins to look at once. */
    public static KubernetesRunLauncher open(KubernetesConfig config, AttemptListener listener, InstantSource clock) {
        return new KubernetesRunLauncher(config, ClusterConnection.open(config), listener, clock);
    }

    KubernetesRunLauncher(
            KubernetesConfig config, ClusterConnection cluster, AttemptListener listener, InstantSource clock) {
        this.config = config;
        this.cluster = cluster;
        this.listener = listener;
        this.clock = clock;
        naming = new Naming(config.instance());
        TrainerJob objects = new TrainerJob(
                config, naming, PodTemplateFile.read(config.trainer().podTemplate()));
        evaluator = new WorkerStatusEvaluator(config.stuckGrace());
        watch = new AttemptWatch(this::synced, this::everything, this::reconcile);
        view = new ClusterView(cluster, naming, watch::changed);
        removal = new Removal(cluster, clock);
        missing = new MissingJobs(cluster, naming, clock, listener::changed);
        queue = new LaunchQueue(
                new JobCreation(cluster, naming, view, objects)::create,
                this::refused,
                threads(config.requestsPerSecond()),
                clock);
        view.start();
        watch.start();
    }

    /** Enough that waiting does not bound the rate even where an answer takes a second. */
    private static int threads(int requestsPerSecond) {
        return Math.clamp(requestsPerSecond, 4, 128);
    }

    private boolean synced() {
        return view.synced();
    }

    private Set<AttemptKey> everything() {
        Set<AttemptKey> all = view.attempts();
        all.addAll(states.keySet());
        for (AttemptKey unseen : queue.createdBefore(clock.instant().minus(UNSEEN))) {
            queue.remove(unseen);
        }
        missing.forgetOld();
        return all;
    }

    /** Looks at one attempt; called by one thread at a time. */
    private void reconcile(AttemptKey attempt) {
        @Nullable Job job = view.job(attempt);
        List<Pod> pods = view.pods(attempt);
        view.copies(attempt).forEach(copy -> removal.job(copy.getMetadata().getName()));
        switch (evaluator.evaluate(job, pods, clock.instant())) {
            case WorkerStatus.Live(WorkerState state) -> is(attempt, state);
            case WorkerStatus.Leaving(Instant since, String reason) -> {
                leaving.putIfAbsent(attempt, reason);
                is(attempt, states.getOrDefault(attempt, new WorkerState.Started(since)));
                stop(attempt); // so that no second pod begins while the first one saves
            }
            case WorkerStatus.Ended(FailureKind kind, String reason) -> {
                boolean left = leaving.containsKey(attempt);
                ended(attempt, left ? FailureKind.PREEMPTED : kind, leaving.getOrDefault(attempt, reason), job);
            }
            case WorkerStatus.Absent() -> absent(attempt);
        }
    }

    private void is(AttemptKey attempt, WorkerState state) {
        if (told.contains(attempt)) {
            return;
        }
        boolean news = !state.equals(states.put(attempt, state));
        queue.remove(attempt);
        if (news) {
            listener.changed(attempt);
        }
    }

    /** Tells the listener before the attempt leaves {@link #workers()}, so that nobody takes it for lost in between. */
    private void ended(AttemptKey attempt, FailureKind kind, String reason, @Nullable Job job) {
        if (!told.contains(attempt)) {
            listener.ended(attempt, kind, reason);
            told.add(attempt);
            gone(attempt);
        }
        if (job != null && (WorkerStatusEvaluator.finished(job) ? keptLongEnough(job) : mayBeginAgain(attempt, kind))) {
            removal.job(naming.job(attempt));
        }
    }

    /** Clusters do that themselves, unless they are old. */
    private boolean keptLongEnough(Job job) {
        return WorkerStatusEvaluator.finishedAt(job)
                .plus(config.trainer().keepFinished())
                .isBefore(clock.instant());
    }

    /** A pod that is stuck goes on trying, and one that was taken away is replaced; others just end their Job. */
    private boolean mayBeginAgain(AttemptKey attempt, FailureKind kind) {
        return kind == FailureKind.PREEMPTED || view.pods(attempt).stream().anyMatch(pod -> !PodFacts.ended(pod));
    }

    /** What the view had and has no longer, the API server said to be gone. */
    private void absent(AttemptKey attempt) {
        if (states.containsKey(attempt)) {
            String reason = leaving.getOrDefault(attempt, "its Job was deleted; continues from its last checkpoint");
            listener.ended(attempt, FailureKind.PREEMPTED, reason);
            gone(attempt);
        }
        told.remove(attempt);
    }

    private void gone(AttemptKey attempt) {
        states.remove(attempt);
        queue.remove(attempt);
        leaving.remove(attempt);
        listener.changed(attempt);
    }

    private void refused(AttemptKey attempt, String reason) {
        listener.ended(attempt, FailureKind.BAD_INPUT, reason);
        queue.remove(attempt);
        listener.changed(attempt);
    }

    @Override
    public void launch(LaunchRequest request) {
        told.remove(request.attempt()); // of an experiment of the same name that was deleted
        if (!states.containsKey(request.attempt())) {
            queue.add(request);
        }
    }

    @Override
    public void stop(AttemptKey attempt) {
        queue.remove(attempt);
        @Nullable Job job = view.job(attempt);
        if (job != null && !WorkerStatusEvaluator.deleting(job)) {
            removal.job(naming.job(attempt));
        } else if (job == null) { // somebody deleted it and left its pods alone
            view.pods(attempt).stream()
                    .filter(pod -> !WorkerStatusEvaluator.deleting(pod))
                    .forEach(pod -> removal.pod(pod.getMetadata().getName()));
        }
    }

    @Override
    public boolean informed() {
        return watch.informed();
    }

    @Override
    public Map<AttemptKey, WorkerState> workers() {
        Map<AttemptKey, WorkerState> all = new HashMap<>(queue.states());
        all.putAll(states);
        return all;
    }

    @Override
    public boolean lost(AttemptKey attempt) {
        return missing.confirmed(attempt);
    }

    @Override
    public Set<String> experiments() {
        return view.experiments();
    }

    @Override
    public void forget(String experiment) {
        removal.anchor(naming.anchor(experiment));
    }

    @Override
    public RunLogs logs() {
        return new KubernetesRunLogs(cluster, view::pods);
    }

    /** Lets go of everything but the connection. */
    void stopLooking() {
        queue.close();
        watch.close();
        view.close();
        removal.close();
        missing.close();
    }

    @Override
    public void close() {
        stopLooking();
        cluster.close();
    }
}
