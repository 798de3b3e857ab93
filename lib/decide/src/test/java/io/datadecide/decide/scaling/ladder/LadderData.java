package io.datadecide.decide.scaling.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** Where the tests find the ladder's runs and the published answers. */
final class LadderData {
    private LadderData() {}

    static Path directory() {
        String given = System.getenv("DATADECIDE_DATA");
        Path data = given != null ? Path.of(given) : Path.of(System.getProperty("datadecide.root"), "../shared/data");
        assertThat(data.resolve("olmo-ladder"))
                .as("test data; set DATADECIDE_DATA to the directory that has olmo-ladder in it")
                .isDirectory();
        return data.resolve("olmo-ladder");
    }

    static LadderConfig config() throws IOException {
        return LadderConfig.read(
                directory().resolve("configs/final.json"), directory().resolve("ladder-runs"));
    }
}
