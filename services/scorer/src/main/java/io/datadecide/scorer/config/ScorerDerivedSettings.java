package io.datadecide.scorer.config;

import io.datadecide.serving.DerivedSettings;

/** Derives settings of Quarkus from the scorer's. */
public final class ScorerDerivedSettings extends DerivedSettings {
    private static final int TLS_PORT = 9143;

    /** Instantiated by the configuration library. */
    public ScorerDerivedSettings() {
        super("datadecide.scorer", TLS_PORT);
    }
}
