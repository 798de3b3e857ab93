package io.datadecide.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.cli.error.CliException.BadInput;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://there,             https://there:443",
        "https://there:8443/,       https://there:8443",
        "http://there,              http://there:80",
        "there:9000,                https://there:9000",
        "localhost:9000,            http://localhost:9000",
        "127.0.0.1:9000,            http://127.0.0.1:9000",
        "[::1]:9000,                http://[::1]:9000",
        "10.0.0.1:9000,             https://10.0.0.1:9000",
        "127.0.0.1.evil.com:9000,   https://127.0.0.1.evil.com:9000"
    })
    void onlyThisMachineAndWhoAsksForItAreNotEncrypted(String text, String address) {
        assertThat(ServerAddress.parse(text)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "there", "ftp://there", "https://", "https://user@there", "https://there/path", "a b"})
    void whatIsNoAddressIsBadInput(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text)).isInstanceOf(BadInput.class);
    }

    @Test
    void aCertificateNeedsItsKey() {
        assertThatThrownBy(() -> new Credentials(null, null, Path.of("cert"), null))
                .isInstanceOf(BadInput.class);
    }
}
