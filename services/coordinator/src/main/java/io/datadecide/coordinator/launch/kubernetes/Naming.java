package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.files.Digest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names, labels and annotations of what one installation has in a cluster. The name of an attempt's Job follows from the
 * installation and the attempt, so that asking for it twice is a conflict and never a second Job. Labels are for selectors and people and may be
 * shortened; annotations say exactly which attempt it is.
 *
 * @param instance tells installations in one namespace apart
 */
record Naming(String instance) {
    static final String PREFIX = "datadecide.io/";
    static final String INSTANCE = PREFIX + "instance";
    static final String EXPERIMENT = PREFIX + "experiment";
    static final String RUN = PREFIX + "run";
    static final String ATTEMPT = PREFIX + "attempt";
    static final String MANAGER = "datadecide-coordinator";

    private static final int MAX_LABEL = 63;
    private static final int MAX_STEM = 42;
    private static final int HASH_DIGITS = 8;

    /** Name of the Job of an attempt, and of the Secret with its token. */
    String job(AttemptKey attempt) {
        RunKey run = attempt.run();
        return stem(run.id()) + "-" + hash(instance + "/" + run.experiment() + "/" + run.id()) + "-" + attempt.number();
    }

    /** Name of the object that owns all Jobs of an experiment. */
    String anchor(String experiment) {
        return "datadecide-" + stem(experiment) + "-" + hash(instance + "/" + experiment);
    }

    /** Selects what is ours. */
    Map<String, String> selector() {
        return Map.of(INSTANCE, instance);
    }

    /** Labels of an attempt's Job, pod and Secret. */
    Map<String, String> labels(AttemptKey attempt) {
        return Map.of(
                "app.kubernetes.io/name",
                "datadecide",
                "app.kubernetes.io/component",
                "trainer",
                "app.kubernetes.io/managed-by",
                MANAGER,
                INSTANCE,
                instance,
                EXPERIMENT,
                label(attempt.run().experiment()),
                RUN,
                label(attempt.run().id()),
                ATTEMPT,
                Integer.toString(attempt.number()));
    }

    /** Labels of an experiment's anchor. */
    Map<String, String> labels(String experiment) {
        return Map.of(
                "app.kubernetes.io/name",
                "datadecide",
                "app.kubernetes.io/component",
                "experiment",
                "app.kubernetes.io/managed-by",
                MANAGER,
                INSTANCE,
                instance,
                EXPERIMENT,
                label(experiment));
    }

    /** Annotations of an attempt's Job and pod. */
    static Map<String, String> annotations(AttemptKey attempt) {
        return Map.of(
                EXPERIMENT, attempt.run().experiment(),
                RUN, attempt.run().id(),
                ATTEMPT, Integer.toString(attempt.number()));
    }

    /** The attempt that an object belongs to; empty when it does not say so. */
    static Optional<AttemptKey> attempt(HasMetadata object) {
        Map<String, String> said = object.getMetadata().getAnnotations();
        if (said == null) {
            return Optional.empty();
        }
        String experiment = said.getOrDefault(EXPERIMENT, "");
        String run = said.getOrDefault(RUN, "");
        String number = said.getOrDefault(ATTEMPT, "");
        if (experiment.isBlank() || run.isBlank() || !number.matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        return Optional.of(new AttemptKey(new RunKey(experiment, run), Integer.parseInt(number)));
    }

    private static String label(String value) {
        String clean = value.replaceAll("[^A-Za-z0-9._-]", "-");
        String fitting = clean.length() <= MAX_LABEL
                ? clean
                : clean.substring(0, MAX_LABEL - HASH_DIGITS - 1) + "-" + hash(value);
        return trimmed(fitting);
    }

    private static String stem(String value) {
        String clean = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        String stem = trimmed(clean.length() <= MAX_STEM ? clean : clean.substring(0, MAX_STEM));
        return stem.isEmpty() ? "run" : stem;
    }

    private static String trimmed(String value) {
        return value.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }

    private static String hash(String value) {
        return Digest.of(value).substring(0, HASH_DIGITS);
    }
}
