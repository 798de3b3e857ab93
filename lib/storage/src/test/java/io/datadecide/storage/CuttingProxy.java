package io.datadecide.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A way to a server on which connections break in the middle of an answer, as often as it is told; counts ranges asked for. */
final class CuttingProxy implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("\r\nRange: ", Pattern.CASE_INSENSITIVE);

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;
    private final int cutAfterBytes;
    final AtomicInteger cutsLeft = new AtomicInteger();
    final AtomicInteger rangesAsked = new AtomicInteger();

    CuttingProxy(URI server, int cutAfterBytes) throws IOException {
        this.server = server;
        this.cutAfterBytes = cutAfterBytes;
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> relay(client, upstream, false));
                Thread.ofVirtual().start(() -> relay(upstream, client, true));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void relay(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[1 << 14];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long relayed = 0;
            String request = "";
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!answers) {
                    request = countRanges(request + new String(buffer, 0, read, ISO_8859_1));
                }
                out.write(buffer, 0, read);
                relayed += read;
                if (answers && relayed > cutAfterBytes && cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // the other direction has closed both
        }
    }

    /** What follows the last whole head of a request; those of readers have nothing else. */
    private String countRanges(String requests) {
        int end = requests.lastIndexOf("\r\n\r\n") + 4;
        if (end < 4) {
            return requests;
        }
        rangesAsked.addAndGet(
                (int) RANGE.matcher(requests.substring(0, end)).results().count());
        return requests.substring(end);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
