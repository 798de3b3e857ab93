package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.TestCluster.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That what is kept suffices, {@link WorkerJudgeTest} shows. */
class InformerTransformTest {
    private final BasicItemStore<Pod> store = InformerTransform.store(InformerTransform::of);

    private static Pod asTheApiServerSendsIt() {
        return new PodBuilder(TestCluster.running(ATTEMPT))
                .editMetadata()
                .withNamespace("somewhere")
                .addToAnnotations("kubernetes.io/psp", "restricted")
                .withManagedFields(new ManagedFieldsEntryBuilder()
                        .withManager("kubelet")
                        .withOperation("Update")
                        .build())
                .endMetadata()
                .editSpec()
                .editFirstContainer()
                .withEnv(IntStream.range(0, 20)
                        .mapToObj(i -> new EnvVar("VARIABLE_" + i, "value " + i, null))
                        .toList())
                .endContainer()
                .addNewVolume()
                .withName("data")
                .endVolume()
                .endSpec()
                .build();
    }

    @Test
    void aPodIsFoundAgainWithoutWhatNobodyReads() {
        Pod whole = asTheApiServerSendsIt();
        store.put(store.getKey(whole), whole);
        Pod kept = store.get("somewhere/" + whole.getMetadata().getName());
        assertThat(Naming.attempt(kept)).contains(ATTEMPT);
        assertThat(PodFacts.started(kept)).isEqualTo(PodFacts.started(whole)).isPresent();
        assertThat(PodFacts.memoryLimit(kept)).isEqualTo("256Mi");
        assertThat(kept.getMetadata().getLabels())
                .isEqualTo(Map.of(ClusterView.JOB_NAME, TestCluster.NAMING.job(ATTEMPT)));
        assertThat(Serialization.asJson(kept))
                .doesNotContain("VARIABLE_", "managedFields", "volumes", "psp")
                .hasSizeLessThan(Serialization.asJson(whole).length() / 2);
    }
}
