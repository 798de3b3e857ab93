package io.datadecide.serving;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Requires client certificates and rejects unencrypted calls where encryption is enabled. */
@ApplicationScoped
public class EncryptedCalls implements HttpServerOptionsCustomizer {
    private static final int BEFORE_ALL_OTHERS = 1000;
    private static final String GRPC = "application/grpc";
    private static final String HEALTH = "/grpc.health.v1.Health/";
    private static final String UNAUTHENTICATED = "16";

    private final Encryption encryption;

    EncryptedCalls(Encryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (encryption.clientAuthority().isPresent()) {
            options.setClientAuth(ClientAuth.REQUIRED);
        }
    }

    void filter(@Observes Filters filters) {
        if (encryption.certificate().isPresent()) {
            filters.register(this::requireEncryption, BEFORE_ALL_OTHERS);
        }
    }

    private void requireEncryption(RoutingContext call) {
        String type = call.request().getHeader("content-type");
        boolean isCall = type != null && type.startsWith(GRPC);
        if (call.request().isSSL()
                || !isCall
                || String.valueOf(call.request().path()).startsWith(HEALTH)) {
            call.next();
            return;
        }
        HttpServerResponse answer = call.response();
        answer.putHeader("content-type", GRPC);
        answer.putHeader("grpc-status", UNAUTHENTICATED);
        answer.putHeader("grpc-message", "calls are encrypted here: use TLS and port " + encryption.port());
        answer.end();
    }
}
