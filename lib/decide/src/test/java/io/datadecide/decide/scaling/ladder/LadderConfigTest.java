package io.datadecide.decide.scaling.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.decide.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderConfigTest {
    @TempDir
    Path directory;

    /** configs/final.json of allenai/OLMo-ladder 67a3f440: four sizes of four runs, two targets. */
    @Test
    void theReleasedConfigurationHasSixteenRunsAndTwoTargets() throws IOException {
        LadderConfig config = LadderData.config();

        assertThat(config.ladder()).flatExtracting(LadderModel::logs).hasSize(16);
        assertThat(config.targets()).extracting(LadderModel::label).containsExactly("7B-4T", "13B-5T");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                       | not JSON",
                "{}                                                      | no model in it",
                "[]                                                      | no model in it",
                "{\"1B\": {\"mode\": \"train\", \"paths\": [\"a.csv\"]}} | 1B needs n",
                "{\"1B\": {\"n\": 1e9, \"paths\": [\"a.csv\"]}}          | 1B needs n",
                "{\"1B\": {\"n\": 1e9, \"mode\": \"train\"}}             | 1B has no paths",
                "{\"1B\": {\"n\": 1e9, \"mode\": \"eval\", \"paths\": [\"\"]}} | 1B has the path"
            })
    void anythingElseIsOneLineThatNamesTheFile(String json, String problem) throws IOException {
        Path file = Files.writeString(directory.resolve("ladder.json"), json);

        assertThatThrownBy(() -> LadderConfig.read(file, directory))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("ladder.json")
                .hasMessageContaining(problem);
    }
}
