package io.datadecide.scorer;

import io.datadecide.scorer.config.ScorerConfig;
import io.datadecide.serving.Encryption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What parts that are not the scorer's own need to know of its configuration. */
@ApplicationScoped
class ScorerBeans {
    @Produces
    @Singleton
    Encryption encryption(ScorerConfig config) {
        return config.tls();
    }
}
