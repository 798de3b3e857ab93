package io.datadecide.coordinator.api;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The token of whoever may do everything that people do.
 *
 * @param value the token
 */
public record OwnerToken(String value) {
    private static final int BYTES = 32;

    public OwnerToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an owner's token is not blank");
        }
    }

    /** A new one that nobody can guess. */
    public static OwnerToken random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new OwnerToken(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return "OwnerToken[…]";
    }
}
