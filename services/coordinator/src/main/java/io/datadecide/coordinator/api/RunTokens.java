package io.datadecide.coordinator.api;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that are good for one attempt: they name it, and an HMAC-SHA256 under a secret of this coordinator proves that we
 * named it. Nothing has to be stored to check one.
 */
public final class RunTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final char SEPARATOR = '\n';
    private static final int PARTS = 3;

    private final SecretKeySpec secret;

    /**
     * Tokens under a secret.
     *
     * @param secret at least 32 random bytes
     */
    public RunTokens(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException(
                    "datadecide.coordinator.run-token-secret has " + secret.length + " bytes: give it at least 32");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The token of an attempt. */
    public String of(AttemptKey attempt) {
        byte[] name = (attempt.run().experiment() + SEPARATOR + attempt.run().id() + SEPARATOR + attempt.number())
                .getBytes(StandardCharsets.UTF_8);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(name) + "." + encoder.encodeToString(sign(name));
    }

    /** The attempt that a token was made for; empty when it is not one of ours. */
    public Optional<AttemptKey> attempt(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        byte[] name;
        byte[] signature;
        try {
            name = Base64.getUrlDecoder().decode(token.substring(0, dot));
            signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not Base64: not ours
        }
        return MessageDigest.isEqual(signature, sign(name)) ? Optional.of(parse(name)) : Optional.empty();
    }

    private static AttemptKey parse(byte[] name) {
        String[] parts = new String(name, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), PARTS);
        return new AttemptKey(new RunKey(parts[0], parts[1]), Integer.parseInt(parts[2]));
    }

    private byte[] sign(byte[] name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
