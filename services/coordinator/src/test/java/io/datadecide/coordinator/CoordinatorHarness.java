package io.datadecide.coordinator;

import io.datadecide.coordinator.api.Authentication;
import io.datadecide.coordinator.api.DecisionGrpcService;
import io.datadecide.coordinator.api.DecisionReports;
import io.datadecide.coordinator.api.ExperimentGrpcService;
import io.datadecide.coordinator.api.OwnerToken;
import io.datadecide.coordinator.api.RunGrpcService;
import io.datadecide.coordinator.api.RunLogStream;
import io.datadecide.coordinator.api.RunTokens;
import io.datadecide.coordinator.api.UserTokens;
import io.datadecide.coordinator.decision.ExperimentDecision;
import io.datadecide.coordinator.decision.ExperimentEvidence;
import io.datadecide.coordinator.decision.ReportFiles;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.events.EventConsumer;
import io.datadecide.coordinator.events.EventJson;
import io.datadecide.coordinator.events.OutboxRelay;
import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.experiment.ExperimentPlanner;
import io.datadecide.coordinator.experiment.FileVariables;
import io.datadecide.coordinator.launch.VolumeRunFiles;
import io.datadecide.coordinator.launch.local.JvmProgram;
import io.datadecide.coordinator.launch.local.LocalRunLauncher;
import io.datadecide.coordinator.leader.Leadership;
import io.datadecide.coordinator.local.OutputDirectory;
import io.datadecide.coordinator.retry.RetryPolicy;
import io.datadecide.coordinator.schedule.ExperimentCommands;
import io.datadecide.coordinator.schedule.ExperimentDeletion;
import io.datadecide.coordinator.schedule.ExperimentEnd;
import io.datadecide.coordinator.schedule.MachineCapacity;
import io.datadecide.coordinator.schedule.RunLifecycle;
import io.datadecide.coordinator.schedule.RunResources;
import io.datadecide.coordinator.schedule.RunScheduler;
import io.datadecide.coordinator.schedule.SchedulerPass;
import io.datadecide.coordinator.schedule.ScoringVerdict;
import io.datadecide.coordinator.schedule.WorkerEnds;
import io.datadecide.coordinator.schedule.WorkerReconciler;
import io.datadecide.coordinator.score.CheckpointScorer;
import io.datadecide.coordinator.score.ScoringQueue;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.coordinator.store.Stores;
import io.datadecide.coordinator.trace.ExperimentTraces;
import io.grpc.Context;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.opentelemetry.api.OpenTelemetry;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** A whole coordinator without the framework: real database, real processes, real port, a scorer of our own. */
final class CoordinatorHarness implements AutoCloseable {
    static final OwnerToken OWNER = new OwnerToken("owner");
    static final String READER = "reader-reader-reader";
    private static final FileVariables NO_VARIABLES = new FileVariables(Map.of());
    static final String YAML = """
            name: small
            corpora: [{name: a, path: a}, {name: b, path: b}]
            sizes: [nano1]
            seeds: [1]
            tokens: 20k
            checkpoints: {score: {last: 2}}
            tasks: [{name: heldout, kind: text, path: heldout.txt}]
            target: {size: nano1, task: heldout, metric: bits_per_byte}
            limits: {attempts: 2}
            """;

    final OutputDirectory directory;
    final Stores stores;
    final RunLifecycle lifecycle;
    final LocalRunLauncher launcher;
    final RunScheduler scheduler;
    final ExperimentCommands commands;
    final ExperimentDeletion deletion;
    final RunTokens tokens = new RunTokens(new byte[32]);
    final Server server;
    private final OutboxRelay relay;

    CoordinatorHarness(Path root, CheckpointScorer scorer, Duration startTimeout) throws IOException {
        this(root, scorer, startTimeout, OpenTelemetry.noop());
    }

    CoordinatorHarness(Path root, CheckpointScorer scorer, Duration startTimeout, OpenTelemetry telemetry)
            throws IOException {
        directory = new OutputDirectory(root);
        Files.createDirectories(directory.state());
        InstantSource clock = InstantSource.system();
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:file:" + directory.state().resolve("coordinator")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        stores = Stores.on(database, clock);
        ChangeSignals signals = new ChangeSignals();
        ExperimentTraces traces = ExperimentTraces.to(telemetry, stores.experiments(), stores.runs(), clock);
        RetryPolicy retry = new RetryPolicy(Duration.ofMillis(1), 1, Duration.ofMillis(1));
        lifecycle = new RunLifecycle(
                stores.runs(), stores.checkpoints(), stores.experiments(), retry, clock, signals, traces);
        ExperimentFiles files = new ExperimentFiles(stores.experiments(), NO_VARIABLES);
        ExperimentEvidence evidence = new ExperimentEvidence(stores.runs(), stores.evidence());
        ExperimentDecision decisions = new ExperimentDecision(evidence, files, stores.runs());
        ReportFiles reports = new ReportFiles(evidence, decisions, stores.runs(), files);
        ScoringQueue line = new ScoringQueue(
                stores.checkpoints(), stores.evidence(), files, scorer, retry, 2, 1, clock, signals, traces);
        launcher = new LocalRunLauncher(
                new JvmProgram(
                        fakeTrainer(root),
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")),
                root,
                directory.logs(),
                Duration.ofSeconds(5),
                this::address,
                new WorkerEnds(lifecycle, signals));
        scheduler = new RunScheduler(
                new SchedulerPass(
                        stores.experiments(),
                        stores.runs(),
                        lifecycle,
                        launcher,
                        line,
                        new ScoringVerdict(stores.runs(), stores.checkpoints(), lifecycle),
                        new ExperimentEnd(
                                stores.experiments(), stores.runs(), done -> write(reports, done), signals, traces),
                        new WorkerReconciler(
                                stores.experiments(),
                                stores.runs(),
                                lifecycle,
                                launcher,
                                startTimeout,
                                Duration.ZERO,
                                clock),
                        new MachineCapacity(2, 2),
                        new RunResources(files),
                        tokens::of,
                        traces,
                        clock),
                Leadership.ALONE,
                Duration.ofMillis(200));
        EventConsumer consumer = new EventConsumer(line::request, signals);
        relay = new OutboxRelay(
                stores.outbox(),
                entry -> consumer.accept(EventJson.read(entry.payload())),
                Leadership.ALONE,
                Duration.ofMillis(200));
        signals.add(scheduler);
        signals.add(relay);
        commands = new ExperimentCommands(stores.experiments(), stores.runs(), lifecycle, scheduler, signals, traces);
        deletion = new ExperimentDeletion(
                commands,
                stores.experiments(),
                stores.runs(),
                scheduler,
                launcher,
                directory,
                new VolumeRunFiles(directory.root()),
                files);
        UserTokens people =
                UserTokens.of(OWNER, Files.writeString(directory.state().resolve("tokens"), "read " + READER));
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .intercept(new Authentication(people, tokens))
                .addService(new RunGrpcService(lifecycle, directory))
                .addService(new DecisionGrpcService())
                .addService(new ExperimentGrpcService(
                        commands,
                        stores.experiments(),
                        stores.runs(),
                        stores.checkpoints(),
                        new DecisionReports(decisions, reports),
                        deletion,
                        new RunLogStream(stores.runs(), launcher.logs()),
                        NO_VARIABLES,
                        clock,
                        signals,
                        CoordinatorHarness::endOfThisCall))
                .build()
                .start();
    }

    /** Ends of calls as gRPC over Netty tells them. */
    private static CompletableFuture<@Nullable Void> endOfThisCall() {
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        Context.current().addListener(over -> end.complete(null), Runnable::run);
        return end;
    }

    private void write(ReportFiles reports, StoredExperiment experiment) {
        try {
            reports.write(experiment.name(), directory.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CoordinatorHarness start() {
        relay.start();
        scheduler.start();
        return this;
    }

    void create(String yaml) {
        commands.create(ExperimentPlanner.plan(yaml, directory.root().toString(), NO_VARIABLES));
    }

    Run run(String prefix) {
        return stores.runs().ofExperiment("small").stream()
                .filter(run -> run.key().id().startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    void behaviour(String prefix, String behaviour) throws IOException {
        String id = ExperimentPlanner.plan(YAML, directory.root().toString(), NO_VARIABLES).runs().stream()
                .map(run -> run.id())
                .filter(candidate -> candidate.startsWith(prefix))
                .findFirst()
                .orElseThrow();
        Path file = directory.root().resolve("behaviour").resolve(id);
        Files.createDirectories(file.getParent());
        Files.writeString(file, behaviour);
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Ends like a process that is killed: nobody is asked to save. */
    void crash() {
        scheduler.close();
        relay.close();
        server.shutdownNow();
        launcher.close();
    }

    @Override
    public void close() {
        crash();
    }

    /** A jar that only names the class path of this test. */
    private static Path fakeTrainer(Path root) throws IOException {
        Path jar = root.resolve("fake-trainer.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeTrainer.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream stream = new JarOutputStream(out, manifest)) {
            stream.finish();
        }
        return jar;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
