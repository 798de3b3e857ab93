package io.datadecide.coordinator;

import io.datadecide.coordinator.leader.Leadership;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Only the coordinator that conducts is ready: the others stand by. */
@Readiness
@ApplicationScoped
class LeadershipCheck implements HealthCheck {
    private final Leadership leadership;

    LeadershipCheck(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("leadership")
                .status(leadership.lately())
                .withData("role", leadership.lately() ? "conducts" : "stands by for another coordinator")
                .build();
    }
}
