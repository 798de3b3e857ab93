package io.datadecide.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.datadecide.decide.imports.DataDecideMatrices;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DecisionSchemaTest {

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(DecisionJson.schema());

    @Test
    void aDecisionFollowsThePublishedSchema() {
        Decision decision = DecisionMaker.decide(TestEvidence.of(5, 0.02, 0.01), Question.of("1B"));

        assertThat(schema.validate(DecisionJson.toJson(decision), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aDecisionWithoutNoiseOrTargetFollowsTheSchemaToo() throws IOException {
        Decision single = DecisionMaker.decide(
                PublishedDecisionsTest.matrices(DataDecideMatrices.Target.THREE_SEED_MEAN),
                Question.of("1B").withTargetMetric("primary_metric"));
        Decision withoutTarget = DecisionMaker.decide(TestEvidence.of(3, 0.02, 0.01), Question.of("7B"));

        assertThat(schema.validate(DecisionJson.toJson(single), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(DecisionJson.toJson(withoutTarget), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesADecisionWithoutRanking() {
        String json = DecisionJson.toJson(DecisionMaker.decide(TestEvidence.of(3, 0.02, 0.01), Question.of("1B")));

        assertThat(schema.validate(json.replace("\"ranking\"", "\"order\""), InputFormat.JSON))
                .isNotEmpty();
    }
}
