package io.datadecide.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** One float32 value for every parameter of a model in one tensor: the parameters themselves, or a moment of them. */
public final class FlatParameters {
    private static final double STANDARD_DEVIATION = 0.02;

    private final ParameterLayout layout;
    private final NDArray vector;

    private FlatParameters(ParameterLayout layout, NDArray vector) {
        this.layout = layout;
        this.vector = vector;
    }

    /** All zero. */
    public static FlatParameters zeros(NDManager manager, ParameterLayout layout) {
        return new FlatParameters(layout, manager.zeros(new Shape(layout.size()), DataType.FLOAT32));
    }

    /**
     * The start of a training: norms are one, everything else is normal with standard deviation 0.02, truncated at three
     * of them. Each tensor depends on the seed and its own name only.
     */
    public static FlatParameters initial(NDManager manager, ParameterLayout layout, long seed) {
        FlatParameters parameters = zeros(manager, layout);
        for (ParameterLayout.Slot slot : layout.slots()) {
            FloatBuffer values = parameters.bytes(slot).asFloatBuffer();
            TruncatedNormal normal = new TruncatedNormal(seed, slot.name(), STANDARD_DEVIATION);
            while (values.hasRemaining()) {
                values.put(slot.norm() ? 1f : normal.next());
            }
        }
        return parameters;
    }

    /** Where the named parts lie. */
    public ParameterLayout layout() {
        return layout;
    }

    /** The tensor, [layout.size()]. */
    public NDArray vector() {
        return vector;
    }

    /**
     * The memory of one parameter itself, little-endian float32: what is written here is what the model computes with.
     * Valid as long as the tensor's manager is open.
     */
    public ByteBuffer bytes(ParameterLayout.Slot slot) {
        try (NDArray part = vector.get(slot.offset() + ":" + (slot.offset() + slot.elements()))) {
            return part.toByteBuffer(true);
        }
    }
}
