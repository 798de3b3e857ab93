package io.datadecide.coordinator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTokensTest {
    private static final OwnerToken OWNER = new OwnerToken("owner-of-it-all");

    @TempDir
    Path directory;

    private UserTokens of(String text) throws IOException {
        return UserTokens.of(OWNER, Files.writeString(directory.resolve("tokens"), text));
    }

    @Test
    void tokensOfAFileStandBesideTheOwners() throws IOException {
        UserTokens tokens = of("# the data team\nwrite abcdefghijklmnop\n\n  read\tponmlkjihgfedcba\n");
        assertThat(tokens.caller("owner-of-it-all")).contains(new Caller.Owner());
        assertThat(tokens.caller("abcdefghijklmnop")).contains(new Caller.Owner());
        assertThat(tokens.caller("ponmlkjihgfedcba")).contains(new Caller.Reader());
        assertThat(tokens.caller("abcdefghijklmno")).isEmpty();
        assertThat(tokens.caller("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin abcdefghijklmnop", "write short", "abcdefghijklmnop", "write abcdefghijklmnop extra"})
    void aWrongLineIsNamedWithoutItsToken(String line) {
        assertThatThrownBy(() -> of("# first\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokens:2: ")
                .message()
                .doesNotContain("abcdefghijklmnop");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> UserTokens.of(OWNER, directory.resolve("none")))
                .hasMessageContaining("none cannot be read");
    }
}
