package io.datadecide.storage;

import io.datadecide.files.DurableFile;
import io.datadecide.storage.StorageException.Changed;
import io.datadecide.storage.StorageException.Failed;
import io.datadecide.storage.StorageException.Missing;
import io.datadecide.storage.StorageException.Refused;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects of an S3-compatible store. Files go up in parts, side by side, each with a checksum that the store compares; a
 * failed part is sent again, and an object is there whole or not at all. Every request has a deadline. Thread-safe.
 */
public final class ObjectStore implements AutoCloseable {
    private static final Duration ONE_TRY = Duration.ofMinutes(5);
    private static final long PART_BYTES = 16L << 20;
    private static final long MOST_IN_FLIGHT_BYTES = 4 * PART_BYTES;
    private static final String NO_CREDENTIALS = "Unable to load credentials";

    private final S3AsyncClient client;

    private ObjectStore(S3AsyncClient client) {
        this.client = client;
    }

    /** The store that the environment configures, in the properties, variables and files of the AWS SDK. */
    public static ObjectStore fromEnvironment() {
        String endpoint = Stream.of(
                        System.getProperty("aws.endpointUrlS3"),
                        System.getenv("AWS_ENDPOINT_URL_S3"),
                        System.getenv("AWS_ENDPOINT_URL"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return at(endpoint);
    }

    /** A store at a given endpoint, with the credentials of the environment. */
    public static ObjectStore at(URI endpoint) {
        return at(endpoint.toString());
    }

    static ObjectStore at(@Nullable String endpoint) {
        return new ObjectStore(builder(endpoint).build());
    }

    private static S3AsyncClientBuilder builder(@Nullable String endpoint) {
        S3AsyncClientBuilder builder = S3AsyncClient.builder()
                .region(region())
                .multipartEnabled(true)
                .multipartConfiguration(parts -> parts.thresholdInBytes(PART_BYTES)
                        .minimumPartSizeInBytes(PART_BYTES)
                        .apiCallBufferSizeInBytes(MOST_IN_FLIGHT_BYTES))
                .overrideConfiguration(
                        calls -> calls.apiCallAttemptTimeout(ONE_TRY).retryStrategy(RetryMode.STANDARD));
        if (endpoint != null) {
            builder.endpointOverride(url(endpoint)).forcePathStyle(true); // buckets have no separate host names there
        }
        return builder;
    }

    private static URI url(String endpoint) {
        try {
            return URI.create(endpoint).toURL().toURI();
        } catch (IllegalArgumentException | MalformedURLException | URISyntaxException e) {
            throw new Refused("use", "the object store at '" + endpoint + "'", "write its URL, https://host:port", e);
        }
    }

    /** Stores that are not Amazon's have no regions, but a signature names one. */
    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException e) {
            return Region.US_EAST_1;
        }
    }

    /** Uploads a file and replaces an existing object atomically. */
    public void put(Path file, StorageAddress to) {
        await(
                "write",
                to,
                client.putObject(request -> request.bucket(to.bucket()).key(to.key()), file));
    }

    /** Sends a text. */
    public void put(byte[] content, StorageAddress to) {
        await(
                "write",
                to,
                client.putObject(
                        request -> request.bucket(to.bucket()).key(to.key()), AsyncRequestBody.fromBytes(content)));
    }

    /** Fetches into a file, which appears whole or not at all. {@link Missing}: there is no such object. */
    public void get(StorageAddress from, Path file) {
        try {
            DurableFile.replace(file, partial -> {
                await(
                        "read",
                        from,
                        client.getObject(
                                request -> request.bucket(from.bucket()).key(from.key()), partial));
                DurableFile.force(partial);
            });
        } catch (IOException e) {
            throw new Failed("keep " + from + " as", file, e);
        }
    }

    /** A small object; empty when it is not there. */
    public Optional<byte[]> read(StorageAddress from) {
        try {
            return Optional.of(await(
                            "read",
                            from,
                            client.getObject(
                                    request -> request.bucket(from.bucket()).key(from.key()),
                                    AsyncResponseTransformer.toBytes()))
                    .asByteArray());
        } catch (Missing e) {
            return Optional.empty();
        }
    }

    /** Returns the current object at an address, or empty. */
    public Optional<StoredObject> find(StorageAddress address) {
        try {
            HeadObjectResponse found = await(
                    "read",
                    address,
                    client.headObject(
                            request -> request.bucket(address.bucket()).key(address.key())));
            return Optional.of(new StoredObject(address.name(), found.contentLength(), found.eTag()));
        } catch (Missing e) {
            return Optional.empty();
        }
    }

    /**
     * Asks for some bytes of an object, without waiting for them; {@link #bytes} does. {@link Changed}: it is another one now.
     *
     * @param from the first of them, from 0
     * @param to the one after the last
     */
    CompletableFuture<ResponseBytes<GetObjectResponse>> ask(StorageAddress address, String eTag, long from, long to) {
        return client.getObject(
                request -> request.bucket(address.bucket())
                        .key(address.key())
                        .ifMatch(eTag)
                        .range("bytes=" + from + "-" + (to - 1)),
                AsyncResponseTransformer.toBytes());
    }

    /** The bytes that were asked for. */
    byte[] bytes(StorageAddress address, CompletableFuture<ResponseBytes<GetObjectResponse>> asked) {
        return await("read", address, asked).asByteArrayUnsafe();
    }

    /** Returns whether there are objects below an address. */
    public boolean isDirectory(StorageAddress address) {
        return !await(
                        "list",
                        address,
                        client.listObjectsV2(request -> request.bucket(address.bucket())
                                .prefix(prefix(address))
                                .maxKeys(1)))
                .contents()
                .isEmpty();
    }

    /** Everything below an address, in the order of keys. */
    public List<StoredObject> list(StorageAddress directory) {
        return list(directory, "", Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The same of objects whose name begins so, at depth 1 without those below a further slash; no more than so many. */
    List<StoredObject> list(StorageAddress directory, String beginning, int depth, int most) {
        String prefix = prefix(directory);
        List<StoredObject> found = new ArrayList<>();
        CompletableFuture<Void> listed = client.listObjectsV2Paginator(request -> request.bucket(directory.bucket())
                        .prefix(prefix + beginning)
                        .delimiter(depth == 1 ? "/" : null))
                .contents()
                .limit(most)
                .subscribe(object -> found.add(
                        new StoredObject(object.key().substring(prefix.length()), object.size(), object.eTag())));
        await("list", directory, listed);
        return List.copyOf(found);
    }

    private static String prefix(StorageAddress directory) {
        return directory.key().isEmpty() ? "" : directory.key() + "/";
    }

    /** Deletes an object, if it is there. */
    public void delete(StorageAddress address) {
        await(
                "delete",
                address,
                client.deleteObject(request -> request.bucket(address.bucket()).key(address.key())));
    }

    private static <T> T await(String what, StorageAddress address, CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failure(what, address, cause);
        }
    }

    /** Rights and credentials may be valid at the next attempt: roles propagate with delay, and their issuer may be temporarily unavailable. */
    private static StorageException failure(String what, StorageAddress address, Throwable cause) {
        return switch (cause) {
            case NoSuchKeyException _ -> new Missing(address);
            case NoSuchBucketException e ->
                new Refused(what, address, "there is no bucket " + address.bucket() + "; correct the address", e);
            case S3Exception e when e.statusCode() == HttpURLConnection.HTTP_PRECON_FAILED -> new Changed(address, e);
            case S3Exception e
            when e.statusCode() == HttpURLConnection.HTTP_FORBIDDEN ->
                new Failed(what, address, e, "access denied; give the credentials of this process the right to it");
            case SdkClientException e
            when String.valueOf(e.getMessage()).startsWith(NO_CREDENTIALS) ->
                new Failed(
                        what,
                        address,
                        e,
                        "this process has no credentials for an object store; set AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY, and AWS_ENDPOINT_URL_S3 where it is not Amazon's");
            default -> new Failed(what, address, cause);
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
