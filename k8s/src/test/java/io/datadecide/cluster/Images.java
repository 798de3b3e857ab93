package io.datadecide.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The images of this repository, built once for all tests. */
final class Images {
    static final String TAG = System.getProperty("images.tag", "under-test");
    static final List<String> NAMES =
            List.of("datadecide-coordinator", "datadecide-trainer", "datadecide-scorer", "datadecide-cli");

    private static boolean built;

    private Images() {}

    /** Builds them; {@code -Dimages.built=true} takes what is there. */
    static synchronized void build() {
        if (!built && !Boolean.getBoolean("images.built")) {
            String said = Command.succeed(Duration.ofMinutes(10), Map.of(), "k8s/build-images", "--tag", TAG);
            System.err.println(said.strip());
        }
        built = true;
    }

    static String reference(String name) {
        return name + ":" + TAG;
    }
}
