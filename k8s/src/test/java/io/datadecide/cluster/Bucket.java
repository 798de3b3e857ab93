package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A bucket of a store that asks nobody who they are, over plain HTTP: what the product wrote is looked at without its own code.
 *
 * @param address {@code http://host:port/bucket}
 */
record Bucket(URI address) {
    private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");

    /** Puts a file there. */
    void put(String key, Path file) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(address + "/" + key)).PUT(HttpRequest.BodyPublishers.ofFile(file)));
    }

    /** The keys that begin so: no more than a thousand. */
    List<String> keys(String prefix) throws IOException, InterruptedException {
        String listed = send(HttpRequest.newBuilder(URI.create(address + "?list-type=2&prefix=" + prefix)));
        assertThat(listed).contains("<ListBucketResult");
        return KEY.matcher(listed).results().map(found -> found.group(1)).toList();
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(HttpURLConnection.HTTP_OK);
            return answer.body();
        }
    }
}
