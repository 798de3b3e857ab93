package io.datadecide.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with bytes changed, dropped, doubled and cut: each is read or refused in one line, and soon. */
@Tag("slow")
class DamagedParquetTest {

    private static final int FILES = 300;
    private static final int MOST_ROWS = 1_000_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"none-1", "snappy-1", "snappy-2", "gzip-1", "zstd-2", "lz4-2", "delta", "pandas"})
    void damageNeverHangsNorShowsAnotherException(String name) throws IOException {
        byte[] whole = Files.readAllBytes(ParquetRowsTest.made(name));
        Path file = directory.resolve("damaged.parquet");
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] damaged = damage(whole.clone(), random);
            Files.write(file, damaged);
            refused += Assertions.assertTimeoutPreemptively(
                            Duration.ofSeconds(30), () -> isRefused(file), "file " + i + " of " + name)
                    ? 1
                    : 0;
        }
        assertThat(refused).isGreaterThan(FILES / 10);
    }

    private static boolean isRefused(Path file) throws IOException {
        try (ParquetRows table = ParquetRows.open(file, List.of("corpus", "seed", "step", "value"))) {
            while (table.next() && table.row() < MOST_ROWS) {
                table.text(0);
                table.isNull(3);
            }
            return false;
        } catch (ParquetException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            return true;
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
                case 3 -> System.arraycopy(bytes, at, bytes, random.nextInt(at + 1), Math.min(8, bytes.length - at));
                default -> bytes = random.nextInt(20) == 0 ? java.util.Arrays.copyOf(bytes, at + 1) : bytes;
            }
        }
        return bytes;
    }
}
