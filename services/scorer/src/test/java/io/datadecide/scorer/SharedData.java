package io.datadecide.scorer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real requests for tests. */
public final class SharedData {

    private SharedData() {}

    /** The directory with {@code requests/} and {@code tokenizers/}. */
    public static Path olmes() {
        Path data = Optional.ofNullable(System.getenv("DATADECIDE_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("datadecide.root", "."), "..", "shared", "data"));
        Path olmes = data.resolve("olmes");
        if (!Files.isDirectory(olmes)) {
            throw new AssertionError("no directory " + olmes + "; set DATADECIDE_DATA to the directory with olmes/");
        }
        return olmes;
    }

    /** The tokenizer that the requests' models were trained with. */
    public static Path tokenizer() {
        return olmes().resolve("tokenizers/allenai_gpt-neox-olmo-dolma-v1_5.json");
    }
}
