package io.datadecide.scorer;

import io.datadecide.scorer.config.ScorerConfig;
import io.datadecide.serving.Encryption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Provides the scorer's configuration to beans of shared libraries. */
@ApplicationScoped
class ScorerBeans {
    @Produces
    @Singleton
    Encryption encryption(ScorerConfig config) {
        return config.tls();
    }
}
