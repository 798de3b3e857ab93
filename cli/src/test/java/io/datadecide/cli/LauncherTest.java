package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the command line, with a JDK that only tells its locale. */
class LauncherTest {
    @TempDir
    Path directory;

    @Test
    void aLocaleWithoutUtf8GivesWayToOneThatCanNameEveryFile() throws Exception {
        assertThat(localeOfJava(Map.of("LANG", "C"))).isEqualTo("C.UTF-8");
        assertThat(localeOfJava(Map.of("LC_ALL", "POSIX", "LANG", "C.UTF-8"))).isEqualTo("C.UTF-8");
    }

    @Test
    void aLocaleOfUtf8StaysAsItIs() throws Exception {
        assertThat(localeOfJava(Map.of("LANG", "C.UTF-8"))).isEqualTo("none");
    }

    private String localeOfJava(Map<String, String> locale) throws Exception {
        Path script = directory.resolve("datadecide");
        Path jdk = directory.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"99\"\n");
        Files.deleteIfExists(script);
        Files.copy(Path.of(System.getProperty("datadecide.root"), "datadecide"), script);
        executable(jdk.resolve("bin/java"), "#!/bin/sh\necho \"${LC_ALL:-none}\"\n");
        executable(jdk.resolve("bin/javac"), "");
        ProcessBuilder launcher = new ProcessBuilder("sh", script.toString(), "plan").redirectErrorStream(true);
        launcher.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        launcher.environment().putAll(locale);
        launcher.environment().put("DATADECIDE_JAVA_HOME", jdk.toString());
        Process process = launcher.start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
