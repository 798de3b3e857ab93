package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.launch.ResourceRequest;
import io.datadecide.coordinator.store.Run;
import io.datadecide.plan.budget.MemoryEstimate;
import io.datadecide.plan.experiment.Placement.Device;
import io.datadecide.plan.grid.ResolvedRun;
import java.util.function.Function;

/** What the worker of a run needs, from its plan and from what its experiment says of placement. */
public final class RunResources implements Function<Run, ResourceRequest> {
    private final ExperimentFiles experiments;

    public RunResources(ExperimentFiles experiments) {
        this.experiments = experiments;
    }

    @Override
    public ResourceRequest apply(Run run) {
        return switch (run.plan().kind()) {
            case PREPARE -> new ResourceRequest(MemoryEstimate.OF_PREPARATION, false);
            case TRAIN -> {
                Device device =
                        experiments.get(run.key().experiment()).placement().device();
                ResolvedRun resolved = ResolvedRun.fromJson(run.plan().spec());
                yield new ResourceRequest(MemoryEstimate.ofRun(resolved), device == Device.CUDA);
            }
        };
    }
}
