package io.datadecide.coordinator;

import io.datadecide.coordinator.launch.RunLauncher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the launcher knows what is there. That it stops hearing later keeps nobody from reporting to us. */
@Readiness
@ApplicationScoped
class LauncherReadiness implements HealthCheck {
    private final RunLauncher launcher;

    LauncherReadiness(RunLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("workers are known")
                .status(launcher.informed())
                .build();
    }
}
