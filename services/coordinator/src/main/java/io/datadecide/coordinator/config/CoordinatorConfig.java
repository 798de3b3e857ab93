package io.datadecide.coordinator.config;

import io.datadecide.calls.TransportSecurity;
import io.datadecide.serving.Encryption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that can be configured. */
@ConfigMapping(prefix = "datadecide.coordinator")
public interface CoordinatorConfig {
    /** Where runs run. */
    @WithDefault("local")
    Mode mode();

    /** Token of people and programs that may do everything; a random one when it is not set. */
    Optional<String> token();

    /** File with more tokens, a line {@code write TOKEN} or {@code read TOKEN} each; read at the start. */
    Optional<Path> tokensFile();

    /**
     * Secret that the tokens of attempts are signed under, at least 32 characters. Random with every start when it is not set;
     * set it where workers outlive the coordinator.
     */
    Optional<String> runTokenSecret();

    /** How long a worker may take to take its lease. */
    @WithDefault("2m")
    Duration startTimeout();

    /** Longest time without a look at everything. */
    @WithDefault("1s")
    Duration lookEvery();

    /** One machine. */
    @Valid
    Local local();

    /** Where the state is kept. */
    @Valid
    Database database();

    /** Where events go. */
    @Valid
    Events events();

    /** Encryption of calls. */
    @Valid
    Tls tls();

    /** What follows a failed attempt. */
    @Valid
    Retry retry();

    /** Scoring of checkpoints. */
    @Valid
    Scoring scoring();

    /** A cluster. */
    @Valid
    KubernetesConfig kubernetes();

    /** Where runs run. */
    enum Mode {
        /** As processes on this machine. */
        LOCAL,
        /** As Jobs of a Kubernetes cluster. */
        KUBERNETES
    }

    /** One machine. */
    interface Local {
        /** Output directory: state, corpora, runs, logs and the report. */
        @WithDefault("datadecide-out")
        Path directory();

        /** Repository root or installation directory that the jars of trainer and scorer are found in. */
        @WithDefault(".")
        Path home();

        /** The trainer's jar, instead of the one found in the home. */
        Optional<Path> trainerJar();

        /** The scorer's jar, instead of the one found in the home. */
        Optional<Path> scorerJar();

        /** Processes at once, scoring included; 0: what the experiment asks for, or one a core. */
        @WithDefault("0")
        @Min(0)
        @Max(4096)
        int processes();

        /** Options of the virtual machines of trainers. */
        @WithDefault("--enable-native-access=ALL-UNNAMED,--sun-misc-unsafe-memory-access=allow,-Dai.djl.offline=true,"
                + "-XX:+UseSerialGC,-Xshare:auto,-XX:TieredStopAtLevel=1,-Xmx768m,-Xmn16m,-XX:MaxDirectMemorySize=4g")
        @NotEmpty
        List<String> trainerOptions();

        /** Options of the virtual machine of the scorer. */
        @WithDefault("--enable-native-access=ALL-UNNAMED,--sun-misc-unsafe-memory-access=allow,-Dai.djl.offline=true,"
                + "-XX:+UseSerialGC,-Xshare:auto,-Xmx1g,-XX:MaxDirectMemorySize=4g")
        @NotEmpty
        List<String> scorerOptions();

        /** How long a process may take to save when it is asked to end. */
        @WithDefault("20s")
        Duration stopGrace();
    }

    /** Where the state is kept: in the output directory, or in PostgreSQL. */
    interface Database {
        /** {@code jdbc:postgresql://HOST/DATABASE} and its options; a file in the output directory when it is not set. */
        Optional<
                        @Pattern(
                                regexp = "jdbc:postgresql:.*",
                                message = "must begin with jdbc:postgresql:; leave it out to use a file")
                        String>
                url();

        /** User of PostgreSQL. */
        Optional<String> username();

        /** Password of that user. */
        Optional<String> password();

        /** Connections at once. */
        @WithDefault("16")
        @Min(2)
        @Max(1024)
        int poolSize();

        /** How long a change is tried again while the database is away. */
        @WithDefault("30s")
        Duration retryFor();
    }

    /** Encryption of calls. Files are PEM, and are read again from time to time. */
    interface Tls extends Encryption {
        /** The chain of certificates that is shown to clients; not set: no encryption. */
        @Override
        Optional<Path> certificate();

        /** The private key of that certificate, PKCS 8. */
        Optional<Path> key();

        /** Whose signature a client's certificate needs; not set: clients need no certificate. */
        @Override
        Optional<Path> clientAuthority();

        /** The port of encrypted calls. The plain port then answers about health and meters only. */
        @Override
        @WithDefault("9443")
        @Min(0)
        @Max(65535)
        int port();

        /** How often the files are read again. */
        @WithDefault("5m")
        Duration reloadEvery();
    }

    /** How the coordinator reaches a scorer that it did not start itself; files are PEM. */
    interface ScorerConnection {
        /** Certificates of whoever signs the scorer's, or {@code system}; not set: no encryption. */
        Optional<String> authority();

        /** Certificates that the coordinator shows. */
        Optional<Path> certificate();

        /** Private key of the certificate. */
        Optional<Path> key();

        /** As the channel needs it. */
        default TransportSecurity security() {
            return new TransportSecurity(authority(), certificate(), key());
        }
    }

    /** Where events go: to this process only, or through Kafka, so that others hear of them too. */
    interface Events {
        /** Kafka's bootstrap servers, {@code HOST:PORT,…}; not set: no Kafka. Security is set by {@code kafka.…} properties. */
        Optional<String> kafkaServers();

        /** The topic. */
        @WithDefault("datadecide.events")
        @NotEmpty
        String topic();

        /** The consumer group of the coordinators of one database. */
        @WithDefault("datadecide-coordinator")
        @NotEmpty
        String group();
    }

    /** What follows a failed attempt. How often a run is tried is the experiment's to say. */
    interface Retry {
        /** Wait after the first failure. */
        @WithDefault("1s")
        Duration firstDelay();

        /** Each further wait is so many times the one before. */
        @WithDefault("2")
        @DecimalMin("1")
        double factor();

        /** No wait is longer. */
        @WithDefault("1m")
        Duration greatestDelay();
    }

    /** Scoring of checkpoints. */
    interface Scoring {
        /** How long one checkpoint may take. */
        @WithDefault("30m")
        Duration deadline();

        /** How often scoring a checkpoint is tried. */
        @WithDefault("3")
        @Min(1)
        @Max(100)
        int tries();

        /** Checkpoints scored at the same time; each takes one of the places. */
        @WithDefault("1")
        @Min(1)
        @Max(256)
        int atOnce();

        /** Token that a scorer wants which the coordinator did not start itself. */
        Optional<String> token();

        /** How such a scorer is reached. */
        ScorerConnection tls();
    }
}
