package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.storage.S3Server;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart with what a company has already: certificates of its own, mutual TLS everywhere, Kafka, an object store for what is read and what is written, and no volume. */
@NeedsCluster
class ExternalServicesTest {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String EXPERIMENT = "k8s/src/test/resources/decision.yaml";
    private static final String NAME = "acceptance";
    private static final String TOPIC = "company.datadecide";
    private static final String BUCKET = "data";
    private static final String INPUTS = "crawls";
    private static final String RESULTS = "team/experiments";
    private static final String DATA = "s3://" + BUCKET + "/" + INPUTS;
    /** What the experiment reads. */
    private static final List<String> CORPORA =
            List.of("encyclopedia_factbook", "fiction_standardebooks", "encyclopedia_wikitext2", "technical_peps");
    /** Fewer than there would be without a limit: three preparations, then twelve runs. */
    private static final int AT_ONCE = 3;

    @TempDir
    private Path files;

    @TempDir
    private Path local;

    @TempDir
    private Path remote;

    @Test
    void aClusterDecidesWhatOneMachineDecides() throws Exception {
        Authority authority = Authority.create(Files.createDirectory(files.resolve("certificates")));
        try (KafkaBroker kafka = KafkaBroker.start(Files.createDirectory(files.resolve("kafka")));
                S3Server store = new S3Server(Files.createDirectory(files.resolve("store")));
                Installation cluster = Installation.in("services")) {
            Bucket bucket = new Bucket(URI.create(store.endpoint() + "/" + BUCKET));
            for (String corpus : CORPORA) {
                String file = "corpora/" + corpus + "/part-000.jsonl.gz";
                bucket.put(INPUTS + "/" + file, Installation.DATA.resolve(file));
            }
            Command.succeed(LONGEST, ofStore(store), "./datadecide", "run", EXPERIMENT, "--out", local.toString());

            create(cluster, authority);
            cluster.with(settings(kafka, store.endpoint(Node.address())));
            CommittedEvents events = CommittedEvents.keep(new Database(cluster));
            Map<String, String> user = user(cluster, authority);
            try (RunningPods trainers = RunningPods.of(cluster)) {
                datadecide(user, "submit", EXPERIMENT).orFail();
                assertThat(logOfAWorker(user)).contains("finished runId=");
                datadecide(user, "watch", NAME).orFail();
                assertThat(trainers.mostAtOnce()).as("trainers at once").isEqualTo(AT_ONCE);
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\n" + cluster.describe(), e);
            }
            datadecide(user, "report", NAME, "--out", remote.toString()).orFail();
            assertThat(remote.resolve("evidence.csv")).hasSameBinaryContentAs(local.resolve("evidence.csv"));
            assertThat(remote.resolve("decision.json")).hasSameBinaryContentAs(local.resolve("decision.json"));
            events.allArrived(kafka, TOPIC, SOON);
            whoShowsNoCertificateIsNotServed(cluster, authority);

            assertThat(bucket.keys(RESULTS)).isNotEmpty();
            datadecide(user, "delete", NAME, "--files").orFail();
            assertThat(bucket.keys(RESULTS)).isEmpty();
            assertThat(bucket.keys(INPUTS)).hasSameSizeAs(CORPORA);
        }
    }

    /** What one machine needs to read what the store has. */
    private static Map<String, String> ofStore(S3Server store) {
        return Map.of(
                "DATADECIDE_DATA", DATA,
                "AWS_ENDPOINT_URL_S3", store.endpoint().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "person",
                "AWS_SECRET_ACCESS_KEY", "secret");
    }

    /** Secrets that the chart is told the names of. */
    private static void create(Installation cluster, Authority authority) {
        Secret store = new SecretBuilder()
                .withNewMetadata()
                .withName("store")
                .endMetadata()
                .addToStringData("access-key-id", "company")
                .addToStringData("secret-access-key", "secret")
                .build();
        Secret server = authority.sign(
                "server",
                "DNS:" + cluster.name("coordinator") + "." + cluster.namespace() + ".svc",
                "DNS:" + cluster.name("scorer") + "." + cluster.namespace() + ".svc",
                "IP:127.0.0.1");
        for (Secret secret : List.of(store, server, authority.sign("worker"), authority.sign("person"))) {
            cluster.client()
                    .secrets()
                    .inNamespace(cluster.namespace())
                    .resource(secret)
                    .create();
        }
    }

    private static Map<String, String> settings(KafkaBroker kafka, URI store) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tls.enabled", "true");
        settings.put("tls.existingSecret", "server");
        settings.put("tls.mutual", "true");
        settings.put("tls.clientSecret", "worker");
        settings.put("kafka.enabled", "true");
        settings.put("kafka.bootstrapServers", kafka.address());
        settings.put("kafka.topic", TOPIC);
        settings.put("storage.hostPath", "");
        settings.put("storage.s3.enabled", "true");
        settings.put("storage.s3.endpoint", store.toString());
        settings.put("storage.s3.bucket", BUCKET);
        settings.put("storage.s3.prefix", RESULTS);
        settings.put("storage.s3.existingSecret", "store");
        settings.put("coordinator.maxConcurrentRuns", Integer.toString(AT_ONCE));
        settings.put("trainer.cpu", "200m");
        return settings;
    }

    /** What a user keeps once: where the coordinator is, and what to show there. */
    private Map<String, String> user(Installation cluster, Authority authority) throws IOException {
        Path token = Files.writeString(files.resolve("token"), cluster.token());
        Map<String, String> user =
                Map.of("DATADECIDE_CONTEXTS", files.resolve("contexts.yaml").toString(), "DATADECIDE_DATA", DATA);
        datadecide(
                        user,
                        "context",
                        "set",
                        "company",
                        "--server",
                        cluster.server().replace("http://", "https://"),
                        "--token-file",
                        token.toString(),
                        "--ca",
                        authority.path("ca.crt"),
                        "--cert",
                        authority.path("person.crt"),
                        "--key",
                        authority.path("person.key"))
                .orFail();
        return user;
    }

    private static Command datadecide(Map<String, String> user, String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "./datadecide";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Command.run(LONGEST, user, line);
    }

    /** What the first worker prints, from its beginning to its end, followed while it works. */
    private static String logOfAWorker(Map<String, String> user) {
        String run = Awaitility.await("a run that runs")
                .atMost(SOON)
                .until(() -> running(user), Optional::isPresent)
                .orElseThrow();
        return datadecide(user, "logs", NAME, run, "--follow").orFail();
    }

    private static Optional<String> running(Map<String, String> user) {
        return Arrays.stream(datadecide(user, "list", NAME, "--state", "running")
                        .orFail()
                        .split("\\s+"))
                .filter(word -> word.startsWith("factbook-d"))
                .findFirst();
    }

    private static void whoShowsNoCertificateIsNotServed(Installation cluster, Authority authority) {
        Map<String, String> token = Map.of("DATADECIDE_TOKEN", cluster.token());
        String address = cluster.server().replace("http://", "https://");
        Command withoutCertificate = datadecide(token, "list", "--server", address, "--ca", authority.path("ca.crt"));
        assertThat(withoutCertificate.exitCode())
                .as(withoutCertificate.output())
                .isNotZero();
        assertThat(withoutCertificate.output()).contains("give --cert FILE and --key FILE");
        Command stranger = datadecide(token, "list", "--server", address);
        assertThat(stranger.exitCode()).as(stranger.output()).isNotZero();
        assertThat(stranger.output()).contains("give --ca FILE");
    }
}
