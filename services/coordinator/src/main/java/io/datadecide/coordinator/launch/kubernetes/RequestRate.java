package io.datadecide.coordinator.launch.kubernetes;

import com.google.common.util.concurrent.RateLimiter;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/** Lets requests to the API server through at a bounded rate, whoever makes them: one installation, one rate. */
class RequestRate implements Interceptor {
    static final String NAME = "datadecide-request-rate";

    private static final List<String> RESOURCES = List.of("jobs", "pods", "secrets", "configmaps", "events");

    private final RateLimiter limiter;

    /**
     * A rate.
     *
     * @param perSecond requests a second on average; what one quiet second left may be made up for in the next
     */
    @SuppressWarnings("UnstableApiUsage") // in Guava since 2012
    RequestRate(double perSecond) {
        limiter = RateLimiter.create(perSecond);
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        limiter.acquire();
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        CoordinatorMeters.requested(verb(request), resource(request), Integer.toString(response.code()));
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        CoordinatorMeters.requested(verb(request), resource(request), "none");
    }

    private static String verb(HttpRequest request) {
        return request.method().toLowerCase(Locale.ROOT);
    }

    /** The kind of object, and nothing of its name: names are many. */
    private static String resource(HttpRequest request) {
        List<String> path = List.of(String.valueOf(request.uri().getPath()).split("/"));
        return RESOURCES.stream().filter(path::contains).findFirst().orElse("other");
    }
}
