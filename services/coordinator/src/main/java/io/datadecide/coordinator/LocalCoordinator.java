package io.datadecide.coordinator;

import io.datadecide.coordinator.api.OwnerToken;
import io.datadecide.coordinator.events.OutboxRelay;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.local.Endpoint;
import io.datadecide.coordinator.local.EndpointFile;
import io.datadecide.coordinator.local.OutputDirectory;
import io.datadecide.coordinator.local.StopSignals;
import io.datadecide.coordinator.schedule.RunScheduler;
import io.datadecide.coordinator.score.ScorerHost;
import io.datadecide.files.ParentProcess;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Files;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** From listening to the end: everything that is done once, in order. */
public class LocalCoordinator implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(LocalCoordinator.class);

    private final OutputDirectory directory;
    private final Endpoint endpoint;
    private final OwnerToken token;
    private final RunScheduler scheduler;
    private final OutboxRelay relay;
    private final RunLauncher launcher;
    private final ScorerHost scorer;

    public LocalCoordinator(
            OutputDirectory directory,
            Endpoint endpoint,
            OwnerToken token,
            RunScheduler scheduler,
            OutboxRelay relay,
            RunLauncher launcher,
            ScorerHost scorer) {
        this.directory = directory;
        this.endpoint = endpoint;
        this.token = token;
        this.scheduler = scheduler;
        this.relay = relay;
        this.launcher = launcher;
        this.scorer = scorer;
    }

    @Override
    public int run(String... arguments) throws Exception {
        endpoint.listening("127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class));
        StopSignals.callInstead(Quarkus::asyncExit);
        ParentProcess.fromEnvironment().ifPresent(parent -> ParentProcess.onExit(parent, Quarkus::asyncExit));
        relay.start();
        scheduler.start();
        EndpointFile.write(directory.endpointFile(), endpoint.address(), token.value());
        LOG.infof("listening on %s, directory %s", endpoint.address(), directory.root());
        Quarkus.waitForExit();
        Files.deleteIfExists(directory.endpointFile());
        scheduler.close();
        launcher.close(); // while we still listen: workers say that they saved
        scorer.close();
        relay.close();
        return 0;
    }
}
