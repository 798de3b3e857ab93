package io.datadecide.trainer.trace;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Takes spans as OTLP over gRPC, with the field numbers of opentelemetry-proto 1.x. */
public final class CollectorDouble implements AutoCloseable {
    /** The spans that arrived. */
    public final List<Received> spans = new CopyOnWriteArrayList<>();

    private final Server server;

    /** A span, as far as tests ask. */
    public record Received(String name, String traceId, String parentSpanId, long startNanos, long endNanos) {}

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Listens at any free port. */
    public CollectorDouble() throws IOException {
        String service = "opentelemetry.proto.collector.trace.v1.TraceService";
        MethodDescriptor<byte[], byte[]> export = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(service, "Export"))
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder(service)
                        .addMethod(export, ServerCalls.asyncUnaryCall((request, answer) -> {
                            take(request);
                            answer.onNext(new byte[0]);
                            answer.onCompleted();
                        }))
                        .build())
                .build()
                .start();
    }

    /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} is to be. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private void take(byte[] request) {
        try {
            messages(UnknownFieldSet.parseFrom(request), 1) // resource spans
                    .flatMap(resource -> messages(resource, 2)) // scope spans
                    .flatMap(scope -> messages(scope, 2)) // spans
                    .forEach(span -> spans.add(new Received(
                            bytes(span, 5).toStringUtf8(),
                            hex(bytes(span, 1)),
                            hex(bytes(span, 4)),
                            span.getField(7).getFixed64List().getFirst(),
                            span.getField(8).getFixed64List().getFirst())));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<UnknownFieldSet> messages(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream().map(bytes -> {
            try {
                return UnknownFieldSet.parseFrom(bytes);
            } catch (InvalidProtocolBufferException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static ByteString bytes(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().getFirst();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
