package io.datadecide.cli.server;

import io.datadecide.cli.error.CliException.BadInput;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where a coordinator listens.
 *
 * @param host host name or address
 * @param port its port
 * @param encrypted whether it speaks TLS
 */
public record ServerAddress(String host, int port, boolean encrypted) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /**
     * Reads {@code https://host[:port]}, {@code http://host[:port]} or {@code host:port}; the last one is encrypted
     * unless the host is this machine. {@link BadInput}: it is none of these.
     */
    public static ServerAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.contains("://") ? text : "host://" + text);
        } catch (URISyntaxException e) {
            throw wrong(text);
        }
        String host = uri.getHost();
        String path = uri.getPath();
        boolean plainForm = uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && (path == null || path.isEmpty() || path.equals("/"));
        if (host == null || !plainForm) {
            throw wrong(text);
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> new ServerAddress(host, uri.getPort() < 0 ? HTTPS : uri.getPort(), true);
            case "http" -> new ServerAddress(host, uri.getPort() < 0 ? HTTP : uri.getPort(), false);
            case "host" -> {
                if (uri.getPort() < 0) {
                    throw wrong(text);
                }
                yield new ServerAddress(host, uri.getPort(), !isThisMachine(host));
            }
            default -> throw wrong(text);
        };
    }

    private static BadInput wrong(String text) {
        return new BadInput(
                "server `" + text + "` is not a valid address; give https://HOST:PORT, or http://HOST:PORT where the"
                        + " network itself is trusted");
    }

    /** Recognizes loopback without a look-up: a name may resolve to any machine. */
    private static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The same place without encryption. */
    public ServerAddress plaintext() {
        return new ServerAddress(host, port, false);
    }

    @Override
    public String toString() {
        return (encrypted ? "https://" : "http://") + host + ":" + port;
    }
}
