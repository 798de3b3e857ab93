package io.datadecide.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceChannelTest {
    private static final MethodDescriptor<String, String> ECHO = MethodDescriptor.<String, String>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName("test.Echo/Echo")
            .setRequestMarshaller(new Text())
            .setResponseMarshaller(new Text())
            .build();

    private final List<Metadata> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refusals = new AtomicInteger();
    private @Nullable Server server;

    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes());
        }

        @Override
        public String parse(InputStream in) {
            try {
                return new String(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Recorder implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            received.add(headers);
            if (refusals.getAndDecrement() > 0) {
                call.close(Status.UNAVAILABLE.withDescription("restarting"), new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }

    /** Answers with the request, or never to "silence"; returns its address. */
    private String serve(int port) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
                .addService(ServerInterceptors.intercept(
                        ServerServiceDefinition.builder("test.Echo")
                                .addMethod(ECHO, ServerCalls.asyncUnaryCall((request, answer) -> {
                                    if (!request.equals("silence")) {
                                        answer.onNext(request);
                                        answer.onCompleted();
                                    }
                                }))
                                .build(),
                        new Recorder()))
                .build()
                .start();
        return "127.0.0.1:" + server.getPort();
    }

    private static String call(ServiceChannel channel, String request) {
        return ClientCalls.blockingUnaryCall(channel.channel(), ECHO, CallOptions.DEFAULT, request);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    @Test
    void theTokenAndTheProgramsNameAreSentWithEachCall() throws IOException {
        try (ServiceChannel channel = ServiceChannel.to(serve(0))
                .token("secret")
                .userAgent("datadecide/1.2")
                .open()) {
            assertThat(call(channel, "hello")).isEqualTo("hello");
        }

        assertThat(header("authorization")).isEqualTo("Bearer secret");
        assertThat(header("user-agent")).startsWith("datadecide/1.2 ");
    }

    private @Nullable String header(String name) {
        return received.getFirst().get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }

    @Test
    void aCallWithoutAnAnswerEndsAtTheDeadline() throws IOException {
        try (ServiceChannel channel = ServiceChannel.to(serve(0))
                .unaryDeadline(Duration.ofMillis(200))
                .open()) {
            StatusRuntimeException end =
                    catchThrowableOfType(StatusRuntimeException.class, () -> call(channel, "silence"));

            assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        }
    }

    @Test
    void anUnavailableServerIsRetriedWhereAsked() throws IOException {
        String address = serve(0);
        refusals.set(2);
        try (ServiceChannel channel = ServiceChannel.to(address).retried().open()) {
            assertThat(call(channel, "hello")).isEqualTo("hello");
        }
        assertThat(received).hasSize(3);

        refusals.set(1);
        try (ServiceChannel channel = ServiceChannel.to(address).open()) {
            StatusRuntimeException end =
                    catchThrowableOfType(StatusRuntimeException.class, () -> call(channel, "hello"));
            assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    @Test
    void aCallWaitsForAServerThatStartsLater() throws IOException, InterruptedException {
        String address = serve(0);
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        Objects.requireNonNull(server).shutdownNow().awaitTermination();
        try (ServiceChannel channel = ServiceChannel.to(address)
                .waitForReady()
                .unaryDeadline(Duration.ofSeconds(30))
                .open()) {
            Thread later = Thread.ofVirtual().start(() -> {
                try {
                    serve(port);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            assertThat(call(channel, "hello")).isEqualTo("hello");
            later.join();
        }
    }
}
