package io.datadecide.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {
    /** FIPS 180-4 test vectors, as published by NIST: "abc", the empty message, and a million times "a". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String MILLION = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

    @TempDir
    private Path directory;

    @Test
    void digestsAreThoseOfTheStandard() throws IOException {
        Path file = directory.resolve("million");
        Files.writeString(file, "a".repeat(1_000_000));

        assertThat(Digest.of("abc")).isEqualTo(ABC);
        assertThat(Digest.of(new byte[0])).isEqualTo(EMPTY);
        assertThat(Digest.of(file)).isEqualTo(MILLION);
    }

    @Test
    void piecesHaveTheDigestOfTheWhole() throws IOException {
        Digest digest = new Digest().add("a").add(ByteBuffer.wrap(new byte[] {'b'}));
        digest.add(new ByteArrayInputStream(new byte[] {'c'}));

        assertThat(digest.bytes()).isEqualTo(3);
        assertThat(digest.hex()).isEqualTo(ABC);
        assertThat(digest.hex()).isEqualTo(EMPTY);
    }

    @Test
    void aStreamIsDigestedWhileItIsRead() throws IOException {
        Digest digest = new Digest();
        try (InputStream in = digest.reading(new ByteArrayInputStream("abc".getBytes()))) {
            in.transferTo(OutputStream.nullOutputStream());
        }

        assertThat(digest.hex()).isEqualTo(ABC);
    }
}
