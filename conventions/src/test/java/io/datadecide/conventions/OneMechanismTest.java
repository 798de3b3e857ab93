package io.datadecide.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps each mechanism in the one module that implements it. */
class OneMechanismTest {
    /** A call that only one module makes, and what the others use instead. */
    private record Mechanism(Pattern call, String home, String instead) {}

    static List<Mechanism> mechanisms() {
        return List.of(
                only("ATOMIC_MOVE|FileChannel\\.force", "lib/files/", "DurableFile or DurableDirectory"),
                only("MessageDigest\\.getInstance", "lib/files/", "Digest"),
                only("\\.tryLock\\(\\)", "lib/files/src/main/java/io/datadecide/files/DirectoryLock", "DirectoryLock"),
                only("/proc/self/status", "lib/files/", "ResidentMemory"),
                only("\"DATADECIDE_PARENT_PID\"", "lib/files/", "ParentProcess"),
                only("ProcessHandle\\.of\\(", "lib/files/", "ParentProcess"),
                only("NettyChannelBuilder|Grpc\\.newChannelBuilder", "lib/calls/", "ServiceChannel"),
                only("\\.multipliedBy\\(2\\)|1L << Math\\.min", "lib/calls/", "Backoff"));
    }

    private static Mechanism only(String call, String home, String instead) {
        return new Mechanism(Pattern.compile(call), home, instead);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void isWrittenOnce(Mechanism mechanism) {
        List<String> copies = new ArrayList<>();
        for (Path file : Repository.mainSources()) {
            String name = Repository.name(file);
            List<String> lines = name.startsWith(mechanism.home()) ? List.of() : Repository.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (mechanism.call().matcher(lines.get(i)).find()) {
                    copies.add(name + ":" + (i + 1) + ": use " + mechanism.instead());
                }
            }
        }
        assertThat(copies).isEmpty();
    }
}
