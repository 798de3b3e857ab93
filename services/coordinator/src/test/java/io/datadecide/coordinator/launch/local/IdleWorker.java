package io.datadecide.coordinator.launch.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** A worker that says that it is there and ends with the code that somebody writes into its directory. */
final class IdleWorker {
    private static final long LOOK_EVERY_MILLIS = 10;

    private IdleWorker() {}

    public static void main(String[] arguments) throws Exception {
        Files.writeString(Path.of("there"), "");
        Path code = Path.of("code");
        while (!Files.exists(code)) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        System.out.println("disk is full");
        System.exit(Integer.parseInt(Files.readString(code)));
    }
}
