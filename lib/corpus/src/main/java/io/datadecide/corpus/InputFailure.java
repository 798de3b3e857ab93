package io.datadecide.corpus;

import java.io.IOException;
import java.io.Serial;

/** Reading failed in a way whose message is the whole line: what failed, the value, the fix. */
public final class InputFailure extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public InputFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
