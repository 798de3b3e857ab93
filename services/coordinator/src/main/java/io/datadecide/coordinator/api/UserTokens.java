package io.datadecide.coordinator.api;

import io.datadecide.files.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of people and programs, and what they may do. A token is compared with all of them, by hashes of equal length, so
 * that the time that it takes tells nothing.
 */
public final class UserTokens {
    private static final int SHORTEST = 16;

    private final List<Known> known;

    private record Known(byte[] hash, Caller caller) {}

    private UserTokens(List<Known> known) {
        this.known = List.copyOf(known);
    }

    /** The owner's token alone. */
    public static UserTokens of(OwnerToken owner) {
        return new UserTokens(List.of(new Known(hash(owner.value()), new Caller.Owner())));
    }

    /**
     * The owner's token and those of a file: a line {@code write TOKEN} or {@code read TOKEN} each, {@code #} begins a
     * comment. IllegalArgumentException: the file cannot be read or a line is wrong; the message never shows a token.
     */
    public static UserTokens of(OwnerToken owner, Path file) {
        List<Known> all = new ArrayList<>(of(owner).known);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("tokens file " + file + " cannot be read: " + e.getMessage(), e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                all.add(known(line, file + ":" + (i + 1)));
            }
        }
        return new UserTokens(all);
    }

    private static Known known(String line, String place) {
        String[] parts = line.split("\\s+");
        if (parts.length != 2 || parts[1].length() < SHORTEST) {
            throw new IllegalArgumentException(
                    place + ": not `write TOKEN` or `read TOKEN` with a token of " + SHORTEST + " characters or more");
        }
        Caller caller = switch (parts[0]) {
            case "write" -> new Caller.Owner();
            case "read" -> new Caller.Reader();
            default ->
                throw new IllegalArgumentException(place + ": the role `" + parts[0] + "` is neither write nor read");
        };
        return new Known(hash(parts[1]), caller);
    }

    /** Whose token it is; empty when it is nobody's. */
    Optional<Caller> caller(String token) {
        byte[] hash = hash(token);
        Optional<Caller> found = Optional.empty();
        for (Known one : known) {
            if (MessageDigest.isEqual(hash, one.hash())) {
                found = Optional.of(one.caller());
            }
        }
        return found;
    }

    private static byte[] hash(String token) {
        return new Digest().add(token).toBytes();
    }
}
