package io.datadecide.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real S3 endpoint with one bucket, {@code data}, as a process; for the tests of other modules, too. */
public final class S3Server implements AutoCloseable {
    private static final String HTTP = "com.adobe.testing.s3mock.http-port";
    private final int port = freePort();
    private final Process process;

    /** Starts it; its files and its log go to a directory. */
    public S3Server(Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("s3.log");
        Files.createDirectories(directory.resolve("s3"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        Path.of(System.getProperty("datadecide.root"), "lib/storage/target/tools/s3mock.jar")
                                .toString(),
                        "--" + HTTP + "=" + port,
                        "--server.port=" + freePort(),
                        "--com.adobe.testing.s3mock.store.initial-buckets=data",
                        "--com.adobe.testing.s3mock.store.root=" + directory.resolve("s3"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!Files.readString(log).contains("Started S3MockApplication")) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("the S3 server ended:\n" + Files.readString(log));
            }
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint("127.0.0.1");
    }

    /** The same at another address of this machine. */
    public URI endpoint(String address) {
        return URI.create("http://" + address + ":" + port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
