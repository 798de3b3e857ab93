package io.datadecide.cli.context;

import org.jspecify.annotations.Nullable;

/**
 * A coordinator under a name.
 *
 * @param server its address
 * @param token what its clients show; null when it is in a file, or there is none
 * @param tokenFile file with the token
 * @param caFile certificates to trust instead of the system's
 * @param certFile the client's certificate
 * @param keyFile its key
 * @param baseDirectory where relative paths of submitted experiments start, as workers see it; null for the directory of
 *     the experiment file
 */
public record ServerContext(
        String server,
        @Nullable String token,
        @Nullable String tokenFile,
        @Nullable String caFile,
        @Nullable String certFile,
        @Nullable String keyFile,
        @Nullable String baseDirectory) {

    @Override
    public String toString() {
        return "ServerContext[" + server + "]";
    }
}
