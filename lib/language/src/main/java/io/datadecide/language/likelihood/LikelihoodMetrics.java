package io.datadecide.language.likelihood;

import static io.datadecide.language.likelihood.Normalization.PER_BYTE;
import static io.datadecide.language.likelihood.Normalization.PER_CHARACTER;
import static io.datadecide.language.likelihood.Normalization.PER_TOKEN;
import static io.datadecide.language.likelihood.Normalization.RAW;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Every metric of a multiple-choice instance: the accuracies and continuous proxies of DataDecide
 * (Magnusson et al. 2025, arXiv 2504.11393, section 2.3 and appendix), under the names of its released results.
 */
public final class LikelihoodMetrics {

    /** Name of the row that repeats the metric which the field quotes for a task. */
    public static final String PRIMARY_METRIC = "primary_metric";

    /** Name of the metric of held-out text, and of the gold answer of a question. */
    public static final String BITS_PER_BYTE = "bits_per_byte";

    private static final List<Normalization> PROXIES = List.of(RAW, PER_TOKEN, PER_CHARACTER);

    private static final List<LikelihoodMetric> ALL = define();

    private static final Map<String, LikelihoodMetric> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(LikelihoodMetric::name, Function.identity()));

    private LikelihoodMetrics() {}

    /** All metrics, in the order in which reports list them. */
    public static List<LikelihoodMetric> all() {
        return ALL;
    }

    /**
     * The metric of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static LikelihoodMetric named(String name) {
        LikelihoodMetric metric = BY_NAME.get(name);
        if (metric == null) {
            throw new IllegalArgumentException("unknown metric \"" + name + "\"; known: "
                    + ALL.stream().map(LikelihoodMetric::name).collect(Collectors.joining(", ")));
        }
        return metric;
    }

    private static List<LikelihoodMetric> define() {
        List<LikelihoodMetric> metrics = new ArrayList<>();
        accuracies(metrics);
        for (Normalization by : PROXIES) {
            proxies(metrics, by);
        }
        metrics.add(higher("sum_logits_corr", i -> i.goldChoice().logLikelihood()));
        metrics.add(higher("logits_per_token_corr", i -> i.goldChoice().logLikelihood(PER_TOKEN)));
        metrics.add(higher("logits_per_char_corr", i -> i.goldChoice().logLikelihood(PER_CHARACTER)));
        metrics.add(new LikelihoodMetric(
                BITS_PER_BYTE, false, false, i -> i.goldChoice().bitsPerByte()));
        return List.copyOf(metrics);
    }

    private static void accuracies(List<LikelihoodMetric> metrics) {
        metrics.add(higher("acc_raw", i -> right(i, i.logLikelihoods(RAW))));
        for (Normalization by : List.of(PER_TOKEN, PER_CHARACTER, PER_BYTE)) {
            metrics.add(higher("acc" + by.suffix(), i -> right(i, i.logLikelihoods(by))));
        }
        metrics.add(unconditional("acc_uncond", i -> right(i, i.gains())));
    }

    private static void proxies(List<LikelihoodMetric> metrics, Normalization by) {
        metrics.add(higher("correct_prob" + by.suffix(), i -> Math.exp(i.logLikelihoods(by)[i.gold()])));
        metrics.add(higher("margin" + by.suffix(), i -> margin(i.gold(), i.logLikelihoods(by))));
        metrics.add(higher("total_prob" + by.suffix(), i -> total(i.logLikelihoods(by))));
        metrics.add(higher("norm_correct_prob" + by.suffix(), i -> share(i.gold(), i.logLikelihoods(by))));
        metrics.add(unconditional(
                "uncond_correct_prob" + by.suffix(), i -> Math.exp(i.unconditionalLogLikelihoods(by)[i.gold()])));
    }

    private static LikelihoodMetric higher(String name, ToDoubleFunction<InstanceLikelihood> definition) {
        return new LikelihoodMetric(name, true, false, definition);
    }

    private static LikelihoodMetric unconditional(String name, ToDoubleFunction<InstanceLikelihood> definition) {
        return new LikelihoodMetric(name, true, true, definition);
    }

    /** 1 when the maximum is the gold one's; of equal values the first counts, as in NumPy's argmax. */
    private static double right(InstanceLikelihood instance, double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best == instance.gold() ? 1 : 0;
    }

    private static double margin(int gold, double[] values) {
        double wrong = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (i != gold) {
                wrong = Math.max(wrong, values[i]);
            }
        }
        return Math.exp(values[gold]) - Math.exp(wrong);
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value);
        }
        return sum;
    }

    /** {@code exp(v_gold - logsumexp(v))}, shifted by the maximum so that long answers do not underflow. */
    private static double share(int gold, double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - max);
        }
        return Math.exp(values[gold] - max) / sum;
    }
}
