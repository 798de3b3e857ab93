package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.likelihood.TokenSequence;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The ladder model in double precision and plain loops: no cache, no batch, no tensor library. Written from the definition
 * (pre-norm RMSNorm, rotate-half rotary embeddings of base 10000, SwiGLU, untied head; where the shape says so, queries and
 * keys normed over the whole width before they turn), not from the scripts.
 */
final class ReferenceModel {
    private static final double EPSILON = 1e-6;

    private final ModelShape shape;
    private final Map<String, double[]> weights = new HashMap<>();

    ReferenceModel(ScoringModel model) {
        this.shape = model.shape();
        for (ParameterLayout.Slot slot : model.parameters().layout().slots()) {
            FloatBuffer values = model.parameters().bytes(slot).asFloatBuffer();
            double[] copy = new double[(int) slot.elements()];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = values.get(i);
            }
            weights.put(slot.name(), copy);
        }
    }

    /** Sum of ln p over the scored tokens of one sequence. */
    double logLikelihood(TokenSequence sequence) {
        int time = sequence.inputs();
        double[][] x = new double[time][];
        for (int t = 0; t < time; t++) {
            x[t] = row(weight("model.embed_tokens.weight"), sequence.token(t), shape.width());
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            attend("model.layers." + layer + ".", x);
            feedForward("model.layers." + layer + ".", x);
        }
        double sum = 0;
        for (int t = sequence.firstScored(); t < time; t++) {
            double[] logits = multiply("lm_head.weight", normed("model.norm.weight", x[t]), shape.vocabulary());
            sum += logits[sequence.token(t + 1)] - logSumExp(logits);
        }
        return sum;
    }

    private void attend(String prefix, double[][] x) {
        int time = x.length;
        double[][] q = new double[time][];
        double[][] k = new double[time][];
        double[][] v = new double[time][];
        for (int t = 0; t < time; t++) {
            double[] in = normed(prefix + "input_layernorm.weight", x[t]);
            q[t] = turned(projected(prefix + "self_attn.q_", in), t);
            k[t] = turned(projected(prefix + "self_attn.k_", in), t);
            v[t] = multiply(prefix + "self_attn.v_proj.weight", in, shape.width());
        }
        for (int t = 0; t < time; t++) {
            double[] mixed = new double[shape.width()];
            for (int head = 0; head < shape.heads(); head++) {
                mix(q[t], k, v, t, head * shape.headWidth(), mixed);
            }
            add(x[t], multiply(prefix + "self_attn.o_proj.weight", mixed, shape.width()));
        }
    }

    /** Queries or keys of all heads. */
    private double[] projected(String prefix, double[] in) {
        double[] whole = multiply(prefix + "proj.weight", in, shape.width());
        return shape.qkNorm() ? normed(prefix + "norm.weight", whole) : whole;
    }

    private void mix(double[] query, double[][] k, double[][] v, int t, int from, double[] mixed) {
        double[] scores = new double[t + 1];
        for (int s = 0; s <= t; s++) {
            for (int i = from; i < from + shape.headWidth(); i++) {
                scores[s] += query[i] * k[s][i];
            }
            scores[s] /= Math.sqrt(shape.headWidth());
        }
        double total = logSumExp(scores);
        for (int s = 0; s <= t; s++) {
            double weight = Math.exp(scores[s] - total);
            for (int i = from; i < from + shape.headWidth(); i++) {
                mixed[i] += weight * v[s][i];
            }
        }
    }

    private void feedForward(String prefix, double[][] x) {
        for (double[] at : x) {
            double[] in = normed(prefix + "post_attention_layernorm.weight", at);
            double[] up = multiply(prefix + "mlp.up_proj.weight", in, shape.mlpHidden());
            double[] gate = multiply(prefix + "mlp.gate_proj.weight", in, shape.mlpHidden());
            for (int i = 0; i < up.length; i++) {
                up[i] *= gate[i] / (1 + Math.exp(-gate[i]));
            }
            add(at, multiply(prefix + "mlp.down_proj.weight", up, shape.width()));
        }
    }

    private double[] turned(double[] values, int position) {
        int half = shape.headWidth() / 2;
        double[] out = new double[values.length];
        for (int head = 0; head < shape.heads(); head++) {
            for (int i = 0; i < half; i++) {
                double angle = position * Math.pow(10_000, -2.0 * i / shape.headWidth());
                int a = head * shape.headWidth() + i;
                int b = a + half;
                out[a] = values[a] * Math.cos(angle) - values[b] * Math.sin(angle);
                out[b] = values[b] * Math.cos(angle) + values[a] * Math.sin(angle);
            }
        }
        return out;
    }

    private double[] normed(String name, double[] x) {
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        double scale = 1 / Math.sqrt(squares / x.length + EPSILON);
        double[] gain = weight(name);
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] * scale * gain[i];
        }
        return out;
    }

    private double[] multiply(String name, double[] x, int rows) {
        double[] matrix = weight(name);
        double[] out = new double[rows];
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int c = 0; c < x.length; c++) {
                sum += matrix[r * x.length + c] * x[c];
            }
            out[r] = sum;
        }
        return out;
    }

    private double[] weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    private static double logSumExp(double[] values) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - greatest);
        }
        return greatest + Math.log(sum);
    }

    private static double[] row(double[] matrix, int row, int columns) {
        return Arrays.copyOfRange(matrix, row * columns, (row + 1) * columns);
    }

    private static void add(double[] into, double[] values) {
        for (int i = 0; i < into.length; i++) {
            into[i] += values[i];
        }
    }
}
