package io.datadecide.cli.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.cli.server.Credentials;
import io.datadecide.cli.server.ServerAddress;
import io.datadecide.cli.server.ServerTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a coordinator listens; it writes this file when it does.
 *
 * @param address host and port
 * @param pid its process
 * @param token what its clients show
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Endpoint(String address, long pid, String token) {

    /** As a client sees it: on this machine, without encryption. */
    public ServerTarget target() {
        return new ServerTarget(ServerAddress.parse("http://" + address), Credentials.ofToken(token));
    }

    /** Reads the file; empty while it is not there, or not whole. */
    public static Optional<Endpoint> read(Path file) throws IOException {
        try {
            return Optional.of(new ObjectMapper().readValue(Files.readString(file), Endpoint.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
