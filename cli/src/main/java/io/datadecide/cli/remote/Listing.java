package io.datadecide.cli.remote;

import java.util.List;

/**
 * The first of many.
 *
 * @param shown those that were asked for
 * @param more whether there are others
 */
public record Listing<T>(List<T> shown, boolean more) {
    public Listing {
        shown = List.copyOf(shown);
    }
}
