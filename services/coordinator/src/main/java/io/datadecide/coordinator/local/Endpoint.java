package io.datadecide.coordinator.local;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the coordinator listens, known once it does. */
public final class Endpoint {
    private final AtomicReference<@Nullable String> address = new AtomicReference<>();

    /** It listens now. */
    public void listening(String hostAndPort) {
        address.set(hostAndPort);
    }

    /** Host and port. IllegalStateException: it does not listen yet. */
    public String address() {
        String known = address.get();
        if (known == null) {
            throw new IllegalStateException("the coordinator does not listen yet");
        }
        return known;
    }
}
