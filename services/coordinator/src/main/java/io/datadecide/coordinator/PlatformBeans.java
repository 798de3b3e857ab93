package io.datadecide.coordinator;

import io.datadecide.coordinator.config.CoordinatorConfig;
import io.datadecide.coordinator.config.CoordinatorConfig.Mode;
import io.datadecide.coordinator.decision.ExperimentClosing;
import io.datadecide.coordinator.decision.ObjectStoreReports;
import io.datadecide.coordinator.decision.ReportFiles;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.launch.AttemptListener;
import io.datadecide.coordinator.launch.ObjectStoreDirectories;
import io.datadecide.coordinator.launch.ObjectStoreRunFiles;
import io.datadecide.coordinator.launch.RunFiles;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.SharedDirectory;
import io.datadecide.coordinator.launch.VolumeRunFiles;
import io.datadecide.coordinator.launch.WorkDirectories;
import io.datadecide.coordinator.launch.kubernetes.KubernetesRunLauncher;
import io.datadecide.coordinator.launch.local.LocalRunLauncher;
import io.datadecide.coordinator.local.Endpoint;
import io.datadecide.coordinator.local.InstalledPrograms;
import io.datadecide.coordinator.local.OutputDirectory;
import io.datadecide.coordinator.schedule.Capacity;
import io.datadecide.coordinator.schedule.ClusterCapacity;
import io.datadecide.coordinator.schedule.MachineCapacity;
import io.datadecide.coordinator.schedule.RunLifecycle;
import io.datadecide.coordinator.schedule.WorkerEnds;
import io.datadecide.coordinator.score.LocalScorer;
import io.datadecide.coordinator.score.RemoteScorer;
import io.datadecide.coordinator.score.ScorerHost;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The parts that differ between one machine with one output directory and a cluster with a shared volume. */
@ApplicationScoped
class PlatformBeans {
    @Produces
    @Singleton
    @Typed(OutputDirectory.class)
    OutputDirectory outputDirectory(CoordinatorConfig config) {
        return new OutputDirectory(config.local().directory());
    }

    @Produces
    @Singleton
    Endpoint endpoint() {
        return new Endpoint();
    }

    @Produces
    @Singleton
    WorkDirectories workDirectories(CoordinatorConfig config, OutputDirectory directory) {
        return switch (config.mode()) {
            case LOCAL -> directory;
            case KUBERNETES ->
                config.kubernetes()
                        .objectStore()
                        .<WorkDirectories>map(ObjectStoreDirectories::new)
                        .orElseGet(() -> new SharedDirectory(config.kubernetes().dataRoot()));
        };
    }

    @Produces
    @Singleton
    RunLauncher launcher(
            CoordinatorConfig config,
            OutputDirectory directory,
            Endpoint endpoint,
            RunLifecycle lifecycle,
            ChangeSignals signals,
            InstantSource clock) {
        AttemptListener ends = new WorkerEnds(lifecycle, signals);
        return switch (config.mode()) {
            case LOCAL ->
                new LocalRunLauncher(
                        InstalledPrograms.trainer(config.local()),
                        directory.root(),
                        directory.logs(),
                        config.local().stopGrace(),
                        endpoint::address,
                        ends);
            case KUBERNETES -> KubernetesRunLauncher.open(config.kubernetes(), ends, clock);
        };
    }

    @Produces
    @Singleton
    RunFiles files(CoordinatorConfig config, OutputDirectory directory) {
        return switch (config.mode()) {
            case LOCAL -> new VolumeRunFiles(directory.root());
            case KUBERNETES ->
                config.kubernetes()
                        .objectStore()
                        .<RunFiles>map(
                                root -> new ObjectStoreRunFiles(ObjectStore.fromEnvironment(), StorageAddress.of(root)))
                        .orElseGet(() -> new VolumeRunFiles(config.kubernetes().dataRoot()));
        };
    }

    @Produces
    @Singleton
    ScorerHost scorerHost(CoordinatorConfig config, OutputDirectory directory) {
        return switch (config.mode()) {
            case LOCAL ->
                new LocalScorer(
                        InstalledPrograms.scorer(config.local()),
                        directory.root(),
                        directory.state().resolve("scorer.json"),
                        directory.logs().resolve("scorer.log"),
                        config.startTimeout());
            case KUBERNETES ->
                new RemoteScorer(
                        config.kubernetes().scorer(),
                        config.scoring().tls().security(),
                        config.scoring().token());
        };
    }

    @Produces
    @Singleton
    Capacity capacity(CoordinatorConfig config) {
        return switch (config.mode()) {
            case LOCAL ->
                new MachineCapacity(
                        config.local().processes(), Runtime.getRuntime().availableProcessors());
            case KUBERNETES -> new ClusterCapacity(config.kubernetes().parallelRuns());
        };
    }

    @Produces
    @Singleton
    ExperimentClosing closing(CoordinatorConfig config, ReportFiles files, OutputDirectory directory) {
        Optional<String> remote =
                config.mode() == Mode.KUBERNETES ? config.kubernetes().objectStore() : Optional.empty();
        if (remote.isPresent()) {
            ObjectStoreDirectories directories = new ObjectStoreDirectories(remote.get());
            return new ObjectStoreReports(files, ObjectStore.fromEnvironment(), directories::report);
        }
        return experiment -> {
            Path report = switch (config.mode()) {
                case LOCAL -> directory.root();
                case KUBERNETES -> new SharedDirectory(config.kubernetes().dataRoot()).report(experiment.name());
            };
            try {
                files.write(experiment.name(), report);
            } catch (IOException e) {
                throw new UncheckedIOException("the report cannot be written to " + report + ": " + e.getMessage(), e);
            }
        };
    }
}
