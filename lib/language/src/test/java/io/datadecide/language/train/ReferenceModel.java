package io.datadecide.language.train;

import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The model in float64, written from its definition and not from the script: one loop per sum, nothing fused. Slow, and
 * meant to be read.
 */
final class ReferenceModel {
    private static final double NORM_EPSILON = 1e-6;

    private final ModelShape shape;
    private final StepOptions options;
    private final Map<String, ParameterLayout.Slot> slots = new HashMap<>();

    ReferenceModel(ModelShape shape, StepOptions options) {
        this.shape = shape;
        this.options = options;
        ParameterLayout.of(shape).slots().forEach(slot -> slots.put(slot.name(), slot));
    }

    /** Mean cross-entropy of predicting each row's second to last token. */
    double loss(double[] theta, int[] tokens, int length) {
        return mean(theta, tokens, length, 0);
    }

    /** What the gradient is of: the loss, and the z-loss when there is one. */
    double objective(double[] theta, int[] tokens, int length) {
        return mean(theta, tokens, length, options.zLoss());
    }

    private double mean(double[] theta, int[] tokens, int length, double zLoss) {
        double sum = 0;
        int counted = 0;
        for (int start = 0; start < tokens.length; start += length) {
            int[] row = Arrays.copyOfRange(tokens, start, start + length);
            double[][] x = trunk(theta, row);
            for (int t = 0; t < length - 1; t++) {
                if (options.padding().orElse(-1) != row[t + 1]) {
                    double[] logits = times(theta, "lm_head.weight", normed(theta, "model.norm.weight", x[t]));
                    double total = logSumExp(logits);
                    sum += total - logits[row[t + 1]] + zLoss * total * total;
                    counted++;
                }
            }
        }
        return sum / counted;
    }

    private double[][] trunk(double[] theta, int[] row) {
        int time = row.length - 1;
        double[][] x = new double[time][];
        int[] document = new int[time];
        for (int t = 0; t < time; t++) {
            x[t] = row(theta, "model.embed_tokens.weight", row[t]);
            if (t > 0) {
                document[t] =
                        document[t - 1] + (row[t - 1] == options.documentEnd().orElse(-1) ? 1 : 0);
            }
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            attention(theta, "model.layers." + layer + ".", x, document);
            feedForward(theta, "model.layers." + layer + ".", x);
        }
        return x;
    }

    private void attention(double[] theta, String layer, double[][] x, int[] document) {
        int time = x.length;
        double[][] q = new double[time][];
        double[][] k = new double[time][];
        double[][] v = new double[time][];
        for (int t = 0; t < time; t++) {
            double[] h = normed(theta, layer + "input_layernorm.weight", x[t]);
            q[t] = turned(whole(theta, layer + "self_attn.q_", h), t);
            k[t] = turned(whole(theta, layer + "self_attn.k_", h), t);
            v[t] = times(theta, layer + "self_attn.v_proj.weight", h);
        }
        for (int t = 0; t < time; t++) {
            double[] mixed = new double[shape.width()];
            for (int head = 0; head < shape.heads(); head++) {
                attend(q[t], k, v, document, t, head * shape.headWidth(), mixed);
            }
            add(x[t], times(theta, layer + "self_attn.o_proj.weight", mixed));
        }
    }

    /** Queries or keys of all heads, normed together where the shape says so. */
    private double[] whole(double[] theta, String name, double[] h) {
        double[] projected = times(theta, name + "proj.weight", h);
        return shape.qkNorm() ? normed(theta, name + "norm.weight", projected) : projected;
    }

    private void attend(double[] query, double[][] k, double[][] v, int[] document, int t, int from, double[] mixed) {
        double[] scores = new double[t + 1];
        for (int s = 0; s <= t; s++) {
            if (document[s] != document[t]) {
                scores[s] = Double.NEGATIVE_INFINITY;
                continue;
            }
            for (int i = from; i < from + shape.headWidth(); i++) {
                scores[s] += query[i] * k[s][i] / Math.sqrt(shape.headWidth());
            }
        }
        double total = logSumExp(scores);
        for (int s = 0; s <= t; s++) {
            for (int i = from; i < from + shape.headWidth(); i++) {
                mixed[i] += Math.exp(scores[s] - total) * v[s][i];
            }
        }
    }

    private void feedForward(double[] theta, String layer, double[][] x) {
        for (double[] row : x) {
            double[] h = normed(theta, layer + "post_attention_layernorm.weight", row);
            double[] up = times(theta, layer + "mlp.up_proj.weight", h);
            double[] gate = times(theta, layer + "mlp.gate_proj.weight", h);
            for (int i = 0; i < up.length; i++) {
                up[i] *= gate[i] / (1 + Math.exp(-gate[i]));
            }
            add(row, times(theta, layer + "mlp.down_proj.weight", up));
        }
    }

    /** Rotary embedding: the pair (i, i + half) of a head turns by position / 10000^(2i / head). */
    private double[] turned(double[] x, int position) {
        double[] y = new double[x.length];
        int half = shape.headWidth() / 2;
        for (int head = 0; head < shape.heads(); head++) {
            for (int i = 0; i < half; i++) {
                int first = head * shape.headWidth() + i;
                double angle = position / Math.pow(10_000, 2.0 * i / shape.headWidth());
                y[first] = x[first] * Math.cos(angle) - x[first + half] * Math.sin(angle);
                y[first + half] = x[first + half] * Math.cos(angle) + x[first] * Math.sin(angle);
            }
        }
        return y;
    }

    private double[] normed(double[] theta, String name, double[] x) {
        double[] weight = row(theta, name, 0);
        double square = 0;
        for (double value : x) {
            square += value * value / x.length;
        }
        for (int i = 0; i < x.length; i++) {
            weight[i] *= x[i] / Math.sqrt(square + NORM_EPSILON);
        }
        return weight;
    }

    private double[] times(double[] theta, String name, double[] x) {
        ParameterLayout.Slot slot = Objects.requireNonNull(slots.get(name), name);
        double[] y = new double[slot.rows()];
        for (int row = 0; row < slot.rows(); row++) {
            for (int i = 0; i < slot.columns(); i++) {
                y[row] += theta[(int) slot.offset() + row * slot.columns() + i] * x[i];
            }
        }
        return y;
    }

    private double[] row(double[] theta, String name, int row) {
        ParameterLayout.Slot slot = Objects.requireNonNull(slots.get(name), name);
        int from = (int) slot.offset() + row * slot.columns();
        return Arrays.copyOfRange(theta, from, from + slot.columns());
    }

    private static void add(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            x[i] += y[i];
        }
    }

    private static double logSumExp(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value);
        }
        return Math.log(sum);
    }
}
