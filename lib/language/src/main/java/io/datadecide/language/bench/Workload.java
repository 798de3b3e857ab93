package io.datadecide.language.bench;

import io.datadecide.language.model.ModelShape;
import java.util.List;

/**
 * A named shape with its batch.
 *
 * @param sequences rows of one batch
 * @param length tokens of a row
 */
public record Workload(String name, ModelShape shape, int sequences, int length) {
    private static final int VOCABULARY = 50304;

    /** Small enough for a laptop's core: width 128, four layers, vocabulary 4096. */
    public static final Workload NANO =
            new Workload("nano 16x256", new ModelShape("nano", 4, 128, 4, 512, 4096, 256), 16, 256);

    /** Published size 4M. */
    public static final Workload SIZE_4M =
            new Workload("4M 8x512", new ModelShape("4M", 8, 64, 8, 256, VOCABULARY, 512), 8, 512);

    /** Published size 20M. */
    public static final Workload SIZE_20M =
            new Workload("20M 4x512", new ModelShape("20M", 16, 192, 8, 768, VOCABULARY, 512), 4, 512);

    /** Published size 150M. */
    public static final Workload SIZE_150M =
            new Workload("150M 1x512", new ModelShape("150M", 12, 768, 12, 3072, VOCABULARY, 512), 1, 512);

    /** Every named workload, the smallest first. */
    public static List<Workload> named() {
        return List.of(NANO, SIZE_4M, SIZE_20M, SIZE_150M);
    }

    /** Tokens of one step. */
    public int tokens() {
        return sequences * length;
    }

    /**
     * Floating-point operations of one training step: six for each non-embedding parameter and token, and those of causal
     * attention's two products (Kaplan et al. 2020, with half of the square masked). A row's last token is only predicted.
     */
    public double flops() {
        int predicted = length - 1;
        double attention = 6.0 * shape.layers() * shape.width() * predicted;
        return (double) sequences * predicted * (6.0 * shape.params() + attention);
    }
}
