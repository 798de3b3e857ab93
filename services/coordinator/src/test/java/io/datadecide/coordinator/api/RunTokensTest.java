package io.datadecide.coordinator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTokensTest {
    private static final AttemptKey ATTEMPT = new AttemptKey(new RunKey("e", "a-nano1-s1"), 2);
    private final RunTokens tokens = new RunTokens(new byte[32]);

    @Test
    void aTokenNamesItsAttempt() {
        assertThat(tokens.attempt(tokens.of(ATTEMPT))).contains(ATTEMPT);
    }

    @Test
    void aTokenOfAnotherCoordinatorIsNotOurs() {
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(tokens.attempt(new RunTokens(other).of(ATTEMPT))).isEmpty();
    }

    @Test
    void aTokenOutlivesTheCoordinatorThatMadeItWhenTheSecretDoes() {
        byte[] secret = "a secret of thirty-two characters".getBytes(StandardCharsets.UTF_8);
        assertThat(new RunTokens(secret).attempt(new RunTokens(secret).of(ATTEMPT)))
                .contains(ATTEMPT);
    }

    @Test
    void aShortSecretIsRefusedByName() {
        assertThatThrownBy(() -> new RunTokens(new byte[31]))
                .hasMessage("datadecide.coordinator.run-token-secret has 31 bytes: give it at least 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "not base64!.x", "ZQ.ZQ", "ZQ"})
    void whatIsNoTokenIsNotOurs(String text) {
        assertThat(tokens.attempt(text)).isEmpty();
    }
}
