package io.datadecide.cli.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A context as it may be shown: without its token. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContextView(
        String name,
        boolean current,
        String server,
        String token,
        @Nullable String caFile,
        @Nullable String certFile,
        @Nullable String keyFile,
        @Nullable String baseDirectory) {

    public static ContextView of(String name, ServerContext context, Contexts all) {
        String tokenFile = context.tokenFile();
        String token = tokenFile != null ? "in " + tokenFile : context.token() != null ? "kept" : "none";
        return new ContextView(
                name,
                all.current().equals(name),
                context.server(),
                token,
                context.caFile(),
                context.certFile(),
                context.keyFile(),
                context.baseDirectory());
    }
}
