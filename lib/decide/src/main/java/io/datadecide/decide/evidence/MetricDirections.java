package io.datadecide.decide.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether higher or lower values of a metric are better. Losses, perplexities and bits per byte are lower-is-better, the
 * likelihood metrics and accuracies of {@link #KNOWN} higher-is-better; {@code docs/metrics.md} has the table.
 */
public final class MetricDirections {

    static final Set<String> LOWER = Set.of(
            "bits_per_byte",
            "bits_per_byte_corr",
            "bpb",
            "loss",
            "ce_loss",
            "cross_entropy",
            "crossentropyloss",
            "nll",
            "perplexity",
            "ppl",
            "valppl",
            "word_perplexity",
            "byte_perplexity",
            "brier_score",
            "error",
            "error_rate");
    static final List<String> LOWER_ENDINGS =
            List.of("_loss", "_bpb", "_ppl", "_perplexity", "_bits_per_byte", "_nll", "_error", "_error_rate");
    static final List<String> LOWER_PARTS = List.of("neg_ln_", "neg_log_", "neg_logit");
    static final Set<String> KNOWN = Set.of(
            "primary_metric",
            "accuracy",
            "acc",
            "len_norm",
            "exact_match",
            "f1",
            "pass_at_1",
            "pass_at_10",
            "core",
            "core_v1",
            "core_v2",
            "extended_v1",
            "extended_v2",
            "soft",
            "soft_log",
            "macro_average",
            "value");
    static final List<String> KNOWN_BEGINNINGS = List.of(
            "acc_",
            "correct_prob",
            "correct_logit",
            "margin",
            "total_prob",
            "norm_correct_prob",
            "uncond_correct_prob",
            "uncond_total_prob",
            "logits_per_",
            "sum_logits",
            "pass@",
            "em_",
            "f1_");

    private final Set<String> overridden;

    private MetricDirections(Set<String> overridden) {
        this.overridden = overridden;
    }

    /** The table, with the named metrics made lower-is-better. */
    public static MetricDirections withLowerIsBetter(Collection<String> metrics) {
        return new MetricDirections(Set.copyOf(metrics));
    }

    public boolean lowerIsBetter(String metric) {
        String name = metric.toLowerCase(Locale.ROOT);
        return overridden.contains(metric)
                || LOWER.contains(name)
                || LOWER_ENDINGS.stream().anyMatch(name::endsWith)
                || LOWER_PARTS.stream().anyMatch(name::contains);
    }

    /** Whether the table says something about the metric; an unknown one counts as higher-is-better. */
    public boolean isKnown(String metric) {
        String name = metric.toLowerCase(Locale.ROOT);
        return lowerIsBetter(metric)
                || KNOWN.contains(name)
                || KNOWN_BEGINNINGS.stream().anyMatch(name::startsWith);
    }

    /** 1 when higher is better, −1 when lower is. */
    public double sign(String metric) {
        return lowerIsBetter(metric) ? -1 : 1;
    }
}
