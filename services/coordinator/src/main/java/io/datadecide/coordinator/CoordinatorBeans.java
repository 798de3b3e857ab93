package io.datadecide.coordinator;

import io.datadecide.coordinator.api.DecisionReports;
import io.datadecide.coordinator.api.OwnerToken;
import io.datadecide.coordinator.api.RunLogStream;
import io.datadecide.coordinator.api.RunTokens;
import io.datadecide.coordinator.api.UserTokens;
import io.datadecide.coordinator.config.CoordinatorConfig;
import io.datadecide.coordinator.decision.ExperimentClosing;
import io.datadecide.coordinator.decision.ExperimentDecision;
import io.datadecide.coordinator.decision.ExperimentEvidence;
import io.datadecide.coordinator.decision.ReportFiles;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.events.EventChannel;
import io.datadecide.coordinator.events.EventConsumer;
import io.datadecide.coordinator.events.KafkaEventChannel;
import io.datadecide.coordinator.events.MessagingEventChannel;
import io.datadecide.coordinator.events.Outbox;
import io.datadecide.coordinator.events.OutboxRelay;
import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.experiment.FileVariables;
import io.datadecide.coordinator.launch.RunFiles;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.WorkDirectories;
import io.datadecide.coordinator.leader.Leadership;
import io.datadecide.coordinator.retry.RetryPolicy;
import io.datadecide.coordinator.schedule.Capacity;
import io.datadecide.coordinator.schedule.ExperimentCommands;
import io.datadecide.coordinator.schedule.ExperimentDeletion;
import io.datadecide.coordinator.schedule.ExperimentEnd;
import io.datadecide.coordinator.schedule.RunLifecycle;
import io.datadecide.coordinator.schedule.RunResources;
import io.datadecide.coordinator.schedule.RunScheduler;
import io.datadecide.coordinator.schedule.SchedulerPass;
import io.datadecide.coordinator.schedule.ScoringVerdict;
import io.datadecide.coordinator.schedule.WorkerReconciler;
import io.datadecide.coordinator.score.GrpcCheckpointScorer;
import io.datadecide.coordinator.score.ScorerHost;
import io.datadecide.coordinator.score.ScoringQueue;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.EvidenceStore;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.trace.ExperimentTraces;
import io.datadecide.serving.Encryption;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** Puts the parts together that are the same wherever runs run. */
@ApplicationScoped
class CoordinatorBeans {
    private static final int SECRET_BYTES = 32;

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ChangeSignals signals() {
        return new ChangeSignals();
    }

    @Produces
    @Singleton
    Encryption encryption(CoordinatorConfig config) {
        return config.tls();
    }

    @Produces
    @Singleton
    RetryPolicy retryPolicy(CoordinatorConfig config) {
        return new RetryPolicy(
                config.retry().firstDelay(),
                config.retry().factor(),
                config.retry().greatestDelay());
    }

    @Produces
    @Singleton
    ExperimentFiles experimentFiles(ExperimentStore store, FileVariables variables) {
        return new ExperimentFiles(store, variables);
    }

    @Produces
    @Singleton
    RunLifecycle lifecycle(
            RunStore runs,
            CheckpointStore checkpoints,
            ExperimentStore experiments,
            RetryPolicy retryPolicy,
            InstantSource clock,
            ChangeSignals signals,
            ExperimentTraces traces) {
        return new RunLifecycle(runs, checkpoints, experiments, retryPolicy, clock, signals, traces);
    }

    @Produces
    @Singleton
    ScoringQueue scoringLine(
            CheckpointStore checkpoints,
            EvidenceStore evidence,
            ExperimentFiles files,
            ScorerHost host,
            RetryPolicy retryPolicy,
            CoordinatorConfig config,
            InstantSource clock,
            ChangeSignals signals,
            ExperimentTraces traces) {
        return new ScoringQueue(
                checkpoints,
                evidence,
                files,
                new GrpcCheckpointScorer(host, config.scoring().deadline()),
                retryPolicy,
                config.scoring().tries(),
                config.scoring().atOnce(),
                clock,
                signals,
                traces);
    }

    @Produces
    @Singleton
    RunScheduler scheduler(
            ExperimentStore experiments,
            RunStore runs,
            CheckpointStore checkpoints,
            RunLifecycle lifecycle,
            RunLauncher launcher,
            ScoringQueue scoring,
            ExperimentClosing closing,
            Capacity capacity,
            ExperimentFiles files,
            RunTokens tokens,
            Leadership leadership,
            CoordinatorConfig config,
            InstantSource clock,
            ChangeSignals signals,
            ExperimentTraces traces) {
        SchedulerPass pass = new SchedulerPass(
                experiments,
                runs,
                lifecycle,
                launcher,
                scoring,
                new ScoringVerdict(runs, checkpoints, lifecycle),
                new ExperimentEnd(experiments, runs, closing, signals, traces),
                new WorkerReconciler(
                        experiments,
                        runs,
                        lifecycle,
                        launcher,
                        config.startTimeout(),
                        config.kubernetes().explainAfter(),
                        clock),
                capacity,
                new RunResources(files),
                tokens::of,
                traces,
                clock);
        RunScheduler scheduler = new RunScheduler(pass, leadership, config.lookEvery());
        signals.add(scheduler);
        return scheduler;
    }

    @Produces
    @Singleton
    ExperimentCommands commands(
            ExperimentStore experiments,
            RunStore runs,
            RunLifecycle lifecycle,
            RunScheduler scheduler,
            ChangeSignals signals,
            ExperimentTraces traces) {
        return new ExperimentCommands(experiments, runs, lifecycle, scheduler, signals, traces);
    }

    @Produces
    @Singleton
    ExperimentDeletion deletion(
            ExperimentCommands commands,
            ExperimentStore experiments,
            RunStore runs,
            RunScheduler scheduler,
            RunLauncher launcher,
            WorkDirectories directories,
            RunFiles files,
            ExperimentFiles parsed) {
        return new ExperimentDeletion(commands, experiments, runs, scheduler, launcher, directories, files, parsed);
    }

    @Produces
    @Singleton
    RunLogStream logStream(RunStore runs, RunLauncher launcher) {
        return new RunLogStream(runs, launcher.logs());
    }

    @Produces
    @Singleton
    OutboxRelay relay(
            Outbox outbox,
            MessagingEventChannel memory,
            @Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector kafka,
            EventConsumer consumer,
            Leadership leadership,
            CoordinatorConfig config,
            ChangeSignals signals) {
        EventChannel channel = config.events()
                .kafkaServers()
                .<EventChannel>map(servers -> KafkaEventChannel.open(kafka, config.events(), servers, consumer))
                .orElse(memory);
        OutboxRelay relay = new OutboxRelay(outbox, channel, leadership, config.lookEvery());
        signals.add(relay);
        return relay;
    }

    @Produces
    @Singleton
    EventConsumer eventConsumer(ScoringQueue scoring, ChangeSignals signals) {
        return new EventConsumer(scoring::request, signals);
    }

    @Produces
    @Singleton
    ExperimentDecision decisions(RunStore runs, EvidenceStore evidence, ExperimentFiles files) {
        return new ExperimentDecision(new ExperimentEvidence(runs, evidence), files, runs);
    }

    @Produces
    @Singleton
    ReportFiles reportFiles(
            RunStore runs, EvidenceStore evidence, ExperimentDecision decisions, ExperimentFiles files) {
        return new ReportFiles(new ExperimentEvidence(runs, evidence), decisions, runs, files);
    }

    @Produces
    @Singleton
    DecisionReports reports(ExperimentDecision decisions, ReportFiles files) {
        return new DecisionReports(decisions, files);
    }

    @Produces
    @Singleton
    UserTokens userTokens(CoordinatorConfig config, OwnerToken owner) {
        return config.tokensFile().map(file -> UserTokens.of(owner, file)).orElseGet(() -> UserTokens.of(owner));
    }

    @Produces
    @Singleton
    FileVariables fileVariables(CoordinatorConfig config) {
        return switch (config.mode()) {
            case LOCAL -> new FileVariables(System.getenv()); // that of who started us
            case KUBERNETES -> new FileVariables(Map.of()); // who submits a file must not read this pod's secrets
        };
    }

    @Produces
    @Singleton
    OwnerToken ownerToken(CoordinatorConfig config) {
        return config.token().map(OwnerToken::new).orElseGet(OwnerToken::random);
    }

    @Produces
    @Singleton
    RunTokens runTokens(CoordinatorConfig config) {
        return new RunTokens(
                config.runTokenSecret().map(CoordinatorBeans::bytes).orElseGet(CoordinatorBeans::randomSecret));
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] randomSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
