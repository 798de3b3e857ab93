package io.datadecide.serving;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the ends of HTTP responses. A gRPC call over Vert.x whose request was read to its end is notified neither that it was
 * cancelled nor that its connection is lost; the HTTP response does.
 */
@ApplicationScoped
public class VertxCallEnds implements CallEnds {
    private static final int BEFORE_GRPC = 900;
    private static final String KEY = VertxCallEnds.class.getName();

    void filter(@Observes Filters filters) {
        filters.register(VertxCallEnds::watch, BEFORE_GRPC);
    }

    private static void watch(RoutingContext call) {
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        context().putLocal(KEY, end);
        call.addEndHandler(ended -> end.complete(null));
        call.next();
    }

    @Override
    public CompletableFuture<@Nullable Void> ofThisCall() {
        CompletableFuture<@Nullable Void> end = context().getLocal(KEY);
        return Objects.requireNonNull(end, "this thread handles no HTTP request");
    }

    private static Context context() {
        return Objects.requireNonNull(Vertx.currentContext(), "this thread is none of Vert.x");
    }
}
