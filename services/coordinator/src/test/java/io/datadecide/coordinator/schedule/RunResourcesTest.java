package io.datadecide.coordinator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.experiment.ExperimentPlanner;
import io.datadecide.coordinator.experiment.FileVariables;
import io.datadecide.coordinator.launch.ResourceRequest;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.store.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What launchers are asked for; what they make of it, {@code TrainerJobTest} and {@code LocalRunsTest} say. */
class RunResourcesTest {
    private static final FileVariables NO_VARIABLES = new FileVariables(Map.of());
    private static final String YAML = """
            name: small
            corpora: [{name: a, path: a}, {name: b, path: b}]
            sizes: [nano1]
            seeds: [1]
            tokens: 20k
            tasks: [{name: heldout, kind: text, path: heldout.txt}]
            target: {size: nano1}
            """;

    private final Stores stores = stores();

    private static Stores stores() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        return Stores.on(source, () -> Instant.EPOCH);
    }

    private List<ResourceRequest> demands(String yaml, RunKind kind) {
        stores.experiments().create(ExperimentPlanner.plan(yaml, "/base", NO_VARIABLES));
        RunResources resources = new RunResources(new ExperimentFiles(stores.experiments(), NO_VARIABLES));
        return stores.runs().ofExperiment("small").stream()
                .filter(run -> run.plan().kind() == kind)
                .map(resources)
                .toList();
    }

    @Test
    void trainersOfAnExperimentOnCudaNeedAGpu() {
        assertThat(demands(YAML + "placement: {device: cuda}\n", RunKind.TRAIN))
                .hasSize(2)
                .allMatch(ResourceRequest::gpu);
    }

    @Test
    void preparationsNeverDo() {
        assertThat(demands(YAML + "placement: {device: cuda}\n", RunKind.PREPARE))
                .hasSize(2)
                .noneMatch(ResourceRequest::gpu);
    }

    @Test
    void trainersOfOtherExperimentsDoNot() {
        assertThat(demands(YAML, RunKind.TRAIN)).hasSize(2).noneMatch(ResourceRequest::gpu);
    }
}
