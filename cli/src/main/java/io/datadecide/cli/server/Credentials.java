package io.datadecide.cli.server;

import io.datadecide.cli.error.CliException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a client proves who it is, and knows whom it speaks to.
 *
 * @param token bearer token; null for none
 * @param authorityFile certificates (PEM) that are trusted instead of the system's; null for the system's
 * @param certificateFile the client's own certificate (PEM); null for none
 * @param keyFile its key (PEM, PKCS 8); null for none
 */
public record Credentials(
        @Nullable String token,
        @Nullable Path authorityFile,
        @Nullable Path certificateFile,
        @Nullable Path keyFile) {
    private static final int MAX_TOKEN_LENGTH = 8192;

    public Credentials {
        if ((certificateFile == null) != (keyFile == null)) {
            throw new BadInput(
                    "a client certificate needs its key and a key its certificate; give both --cert and --key");
        }
        if (token != null && !token.matches("[\\x21-\\x7e]{1," + MAX_TOKEN_LENGTH + "}")) {
            throw new BadInput(
                    "the token is empty, or has spaces or other characters that a token cannot have; copy it again");
        }
    }

    /** A token alone. */
    public static Credentials ofToken(String token) {
        return new Credentials(token, null, null, null);
    }

    /** The text of a file without the white space around it. {@link BadInput}: it cannot be read. */
    public static String tokenIn(Path file) {
        try {
            if (Files.size(file) > MAX_TOKEN_LENGTH) {
                throw new BadInput("token file " + file + " is larger than a token; name the right file");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadInput("token file " + file + " cannot be read: " + e.getMessage() + "; correct the path");
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + (token == null ? "no token" : "token …") + "]";
    }
}
