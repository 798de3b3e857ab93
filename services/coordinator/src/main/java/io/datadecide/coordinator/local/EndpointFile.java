package io.datadecide.coordinator.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

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
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(beside);
        try (FileChannel channel = FileChannel.open(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
