package io.datadecide.coordinator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a connection runs through that is going to be cut: neither side gets to say goodbye. */
final class Cable implements AutoCloseable {
    private final ServerSocket end = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Cable(String host, int port) throws IOException {
        Thread.ofVirtual().name("cable").start(() -> {
            try {
                Socket near = end.accept();
                sockets.add(near);
                Socket far = new Socket(host, port);
                sockets.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                carry(far, near);
            } catch (IOException e) {
                close();
            }
        });
    }

    int port() {
        return end.getLocalPort();
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            end.close();
            for (Socket socket : sockets) {
                if (!socket.isClosed()) {
                    socket.setSoLinger(true, 0); // a reset
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
