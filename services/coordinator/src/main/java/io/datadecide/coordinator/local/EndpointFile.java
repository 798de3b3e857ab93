package io.datadecide.coordinator.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.files.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Tells who may read it (its owner only) where the coordinator listens and with which token. */
public final class EndpointFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EndpointFile() {}

    /**
     * Writes it beside, then renames it: who sees it sees all of it.
     *
     * @param address host and port
     * @param token bearer token of whoever may do everything
     */
    public static void write(Path file, String address, String token) throws IOException {
        byte[] content = MAPPER.writeValueAsBytes(Map.of(
                "address", address,
                "token", token,
                "pid", ProcessHandle.current().pid()));
        DurableFile.writePrivate(file, content);
    }
}
