package io.datadecide.coordinator.launch.kubernetes;

import com.google.common.util.concurrent.RateLimiter;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.atomic.LongAdder;

/** Lets requests to the API server through at a bounded rate, whoever makes them: one installation, one rate. */
class RequestRate implements Interceptor {
    static final String NAME = "datadecide-request-rate";

    private final RateLimiter limiter;
    private final LongAdder requests = new LongAdder();

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
        requests.increment();
    }

    /** Requests so far. */
    long requests() {
        return requests.sum();
    }
}
