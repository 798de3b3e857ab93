package io.datadecide.cli.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.cli.error.CliException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextFileTest {
    private static final ServerContext PROD =
            new ServerContext("https://there", null, "/t", "/ca.pem", null, null, "/data");
    private static final ServerContext TEST =
            new ServerContext("http://127.0.0.1:1", "no: #", null, null, null, null, null);

    @TempDir
    private Path directory;

    private ContextFile file() {
        return new ContextFile(directory.resolve("deep").resolve("contexts.yaml"));
    }

    @Test
    void whatIsWrittenIsReadAgainAndOnlyItsOwnerMayReadIt() throws IOException {
        assertThat(file().read()).isEqualTo(Contexts.NONE);
        Contexts contexts = Contexts.NONE.with("prod", PROD).with("test", TEST);
        file().write(contexts);
        assertThat(file().read()).isEqualTo(contexts);
        assertThat(contexts.current()).isEqualTo("prod");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
        file().write(contexts.using("test").without("prod"));
        assertThat(file().read().current()).isEqualTo("test");
        assertThat(file().read().named()).containsOnlyKeys("test");
    }

    @Test
    void withoutTheCurrentOneNoneIsCurrent() {
        assertThat(Contexts.NONE.with("prod", PROD).without("prod")).isEqualTo(Contexts.NONE);
    }

    @Test
    void anUnknownNameIsSuggestedAnother() {
        Contexts contexts = Contexts.NONE.with("prod", PROD);
        assertThatThrownBy(() -> contexts.using("prd"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("did you mean `prod`?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contexts: {a: {serve: x}}        | unknown key `serve` in contexts.a; did you mean `server`?
            contexts: {a: {token: x}}        | contexts.a.server is missing
            contexts: [a]                    | contexts is not a mapping
            current: a                       | the current context `a` is none of the file's contexts
            contexts: {a: {server: [x]}}     | contexts.a.server is not a text
            'contexts: {a: {server: x}'      | is not YAML
            !!java.lang.Runtime {}           | is not YAML
            """)
    void aSpoiltFileIsBadInput(String text, String message) throws IOException {
        ContextFile file = new ContextFile(directory.resolve("contexts.yaml"));
        Files.writeString(file.path(), text);
        assertThatThrownBy(file::read).isInstanceOf(BadInput.class).hasMessageContaining(message);
    }

    @Test
    void tokensAreNotShown() {
        assertThat(ContextView.of("test", TEST, Contexts.NONE.with("test", TEST))
                        .token())
                .isEqualTo("kept");
        assertThat(TEST.toString()).doesNotContain("no: #");
    }
}
