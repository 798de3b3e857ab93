package io.datadecide.language.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps each named parameter to its range of the flat parameter vector. The order is that of
 * {@code weights} in the script, which reads neighbours (query, key, value; up, gate) as one matrix. Names are those of a
 * Hugging Face checkpoint.
 */
public final class ParameterLayout {
    /** Names end so for the parameters that start at one and not at random. */
    private static final String NORM_SUFFIX = "norm.weight";

    private final List<Slot> slots;
    private final long size;

    private ParameterLayout(List<Slot> slots, long size) {
        this.slots = List.copyOf(slots);
        this.size = size;
    }

    /**
     * One parameter.
     *
     * @param offset its first element's place in the flat vector
     * @param rows 1 for a vector
     */
    public record Slot(String name, long offset, int rows, int columns) {
        /** Number of elements. */
        public long elements() {
            return (long) rows * columns;
        }

        /** Whether this is the weight of a norm, which starts at one. */
        public boolean norm() {
            return name.endsWith(NORM_SUFFIX);
        }

        /** Dimensions as a file states them: one for a vector, two for a matrix. */
        public long[] dimensions() {
            return norm() ? new long[] {columns} : new long[] {rows, columns};
        }
    }

    /** The layout of a shape. */
    public static ParameterLayout of(ModelShape shape) {
        Builder builder = new Builder();
        int width = shape.width();
        builder.add("model.embed_tokens.weight", shape.vocabulary(), width);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            builder.add(prefix + "input_layernorm.weight", 1, width);
            builder.add(prefix + "self_attn.q_proj.weight", width, width);
            builder.add(prefix + "self_attn.k_proj.weight", width, width);
            builder.add(prefix + "self_attn.v_proj.weight", width, width);
            builder.add(prefix + "self_attn.o_proj.weight", width, width);
            builder.add(prefix + "post_attention_layernorm.weight", 1, width);
            builder.add(prefix + "mlp.up_proj.weight", shape.mlpHidden(), width);
            builder.add(prefix + "mlp.gate_proj.weight", shape.mlpHidden(), width);
            builder.add(prefix + "mlp.down_proj.weight", width, shape.mlpHidden());
            if (shape.qkNorm()) {
                builder.add(prefix + "self_attn.q_norm.weight", 1, width);
                builder.add(prefix + "self_attn.k_norm.weight", 1, width);
            }
        }
        builder.add("model.norm.weight", 1, width);
        builder.add("lm_head.weight", shape.vocabulary(), width);
        return new ParameterLayout(builder.slots, builder.size);
    }

    /** Every parameter, in order of offset. */
    public List<Slot> slots() {
        return slots;
    }

    /** Elements of the flat vector. */
    public long size() {
        return size;
    }

    private static final class Builder {
        private final List<Slot> slots = new ArrayList<>();
        private long size;

        private void add(String name, int rows, int columns) {
            Slot slot = new Slot(name, size, rows, columns);
            slots.add(slot);
            size += slot.elements();
        }
    }
}
