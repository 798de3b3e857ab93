package io.datadecide.cli.home;

import io.datadecide.cli.error.CliException.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Locates the installation of this program: a repository after a build, or an installed directory.
 *
 * @param home the directory
 */
public record Installation(Path home) {

    /** Reads the directory that the launcher script passes in {@code datadecide.home}. */
    public static Installation current() {
        String home = System.getProperty("datadecide.home");
        if (home == null || home.isBlank()) {
            throw new Failed(
                    "the system property datadecide.home is not set; start the program with ./datadecide", null);
        }
        return new Installation(Path.of(home).toAbsolutePath().normalize());
    }

    /** The runnable jar of a service: {@code coordinator}, {@code trainer} or {@code scorer}. */
    public Path serviceJar(String service) {
        List<Path> places = Stream.of("services/" + service + "/target/quarkus-app", "lib/" + service)
                .map(place -> home.resolve(place).resolve("quarkus-run.jar"))
                .toList();
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new Failed(
                        "the program " + Objects.requireNonNull(places.getFirst())
                                + " is missing; build it with ./mvnw -DskipTests package",
                        null));
    }

    /** The sources jars that the demo's text is cut from. {@link Failed}: they are missing. */
    public Path demoSources() {
        return Stream.of("cli/target/demo-sources", "lib/demo-sources")
                .map(home::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new Failed(
                        home.resolve("cli/target/demo-sources")
                                + " is missing; build it with ./mvnw -DskipTests package",
                        null));
    }

    /** The {@code java} that runs this program. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
