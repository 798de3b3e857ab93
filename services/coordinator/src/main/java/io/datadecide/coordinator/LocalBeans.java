package io.datadecide.coordinator;

import io.datadecide.coordinator.config.CoordinatorConfig;
import io.datadecide.coordinator.decision.ReportFiles;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.local.LocalRunLauncher;
import io.datadecide.coordinator.local.Endpoint;
import io.datadecide.coordinator.local.InstalledPrograms;
import io.datadecide.coordinator.local.OutputDirectory;
import io.datadecide.coordinator.schedule.ExperimentClosing;
import io.datadecide.coordinator.schedule.RunLifecycle;
import io.datadecide.coordinator.score.LocalScorer;
import io.datadecide.coordinator.score.ScorerHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The parts that make one machine with one output directory. */
@ApplicationScoped
class LocalBeans {
    @Produces
    @Singleton
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
    RunLauncher launcher(
            CoordinatorConfig config, OutputDirectory directory, Endpoint endpoint, RunLifecycle lifecycle) {
        return new LocalRunLauncher(
                InstalledPrograms.trainer(config.local()),
                directory.root(),
                directory.logs(),
                config.local().stopGrace(),
                endpoint::address,
                lifecycle::failed);
    }

    @Produces
    @Singleton
    ScorerHost scorerHost(CoordinatorConfig config, OutputDirectory directory) {
        return new LocalScorer(
                InstalledPrograms.scorer(config.local()),
                directory.root(),
                directory.state().resolve("scorer.json"),
                directory.logs().resolve("scorer.log"),
                config.startTimeout());
    }

    @Produces
    @Singleton
    ExperimentClosing closing(ReportFiles files, OutputDirectory directory) {
        return experiment -> {
            try {
                files.write(experiment.name(), directory.root());
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the report cannot be written to " + directory.root() + ": " + e.getMessage(), e);
            }
        };
    }
}
