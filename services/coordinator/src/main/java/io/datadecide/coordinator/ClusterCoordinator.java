package io.datadecide.coordinator;

import io.datadecide.coordinator.config.CoordinatorConfig;
import io.datadecide.coordinator.events.OutboxRelay;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.schedule.RunScheduler;
import io.datadecide.coordinator.score.ScorerHost;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * The coordinator of a cluster. It has nothing of its own that must be taken down: workers go on without it and find the next
 * one, and what it was about to do is found undone by the next one.
 */
public class ClusterCoordinator implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(ClusterCoordinator.class);

    private final CoordinatorConfig config;
    private final RunScheduler scheduler;
    private final OutboxRelay relay;
    private final RunLauncher launcher;
    private final ScorerHost scorer;

    public ClusterCoordinator(
            CoordinatorConfig config,
            RunScheduler scheduler,
            OutboxRelay relay,
            RunLauncher launcher,
            ScorerHost scorer) {
        this.config = config;
        this.scheduler = scheduler;
        this.relay = relay;
        this.launcher = launcher;
        this.scorer = scorer;
    }

    @Override
    public int run(String... arguments) {
        relay.start();
        scheduler.start();
        LOG.infof(
                "listening on port %d; pods find it at %s; shared volume %s",
                ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class),
                config.kubernetes().address(),
                config.kubernetes().dataRoot());
        Quarkus.waitForExit();
        scheduler.close();
        relay.close();
        launcher.close();
        scorer.close();
        return 0;
    }
}
