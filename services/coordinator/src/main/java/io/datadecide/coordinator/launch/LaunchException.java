package io.datadecide.coordinator.launch;

/** No worker can be had; one line that names the thing and the mend. */
public final class LaunchException extends RuntimeException {
    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
