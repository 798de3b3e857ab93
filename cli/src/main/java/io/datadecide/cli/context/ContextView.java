package io.datadecide.cli.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** A context as it may be shown: without its token. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RecordBuilder
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
        return ContextViewBuilder.builder()
                .name(name)
                .current(all.current().equals(name))
                .server(context.server())
                .token(token)
                .caFile(context.caFile())
                .certFile(context.certFile())
                .keyFile(context.keyFile())
                .baseDirectory(context.baseDirectory())
                .build();
    }
}
