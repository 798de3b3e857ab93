package io.datadecide.language.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One float32 value for every parameter of a model in one tensor: the parameters themselves, or a moment of them. */
public final class FlatParameters {
    private static final double STANDARD_DEVIATION = 0.02;

    private final ParameterLayout layout;
    private final NDArray vector;
    /** The values in main memory; null where the tensor itself is in main memory. */
    private @Nullable NDArray host;

    private FlatParameters(ParameterLayout layout, NDArray vector, @Nullable NDArray host) {
        this.layout = layout;
        this.vector = vector;
        this.host = host;
    }

    /** All zero. */
    public static FlatParameters zeros(NDManager manager, ParameterLayout layout) {
        NDArray vector = manager.zeros(new Shape(layout.size()), DataType.FLOAT32);
        boolean inMainMemory = manager.getDevice().equals(Device.cpu());
        return new FlatParameters(layout, vector, inMainMemory ? null : vector.toDevice(Device.cpu(), true));
    }

    /** Simulates a device with separate memory, for tests on machines without one. */
    static FlatParameters mirrored(NDManager manager, ParameterLayout layout) {
        NDArray vector = manager.zeros(new Shape(layout.size()), DataType.FLOAT32);
        return new FlatParameters(layout, vector, vector.duplicate());
    }

    /** The parameters of several models of one layout, zero: views of one tensor [models, layout.size()]. */
    public static List<FlatParameters> views(NDArray stack, ParameterLayout layout) {
        boolean inMainMemory = stack.getDevice().equals(Device.cpu());
        return IntStream.range(0, (int) stack.getShape().get(0))
                .mapToObj(i -> {
                    NDArray vector = stack.get(i);
                    return new FlatParameters(
                            layout, vector, inMainMemory ? null : vector.toDevice(Device.cpu(), true));
                })
                .toList();
    }

    /**
     * The start of a training: norms are one, everything else is normal with standard deviation 0.02, truncated at three
     * of them. Each tensor depends on the seed and its own name only.
     */
    public static FlatParameters initial(NDManager manager, ParameterLayout layout, long seed) {
        FlatParameters parameters = zeros(manager, layout);
        parameters.initialize(seed);
        return parameters;
    }

    /** Writes the start of a training, see {@link #initial}. */
    public void initialize(long seed) {
        for (ParameterLayout.Slot slot : layout.slots()) {
            FloatBuffer values = bytes(slot).asFloatBuffer();
            TruncatedNormal normal = new TruncatedNormal(seed, slot.name(), STANDARD_DEVIATION);
            while (values.hasRemaining()) {
                values.put(slot.norm() ? 1f : normal.next());
            }
        }
        toDevice();
    }

    /** Takes what was written through {@link #bytes} to where the model computes; call it after the last write. */
    public void toDevice() {
        if (host != null) {
            try (NDArray there = host.toDevice(vector.getDevice(), true)) {
                vector.set(new NDIndex(":"), there); // in place: the vector may be a part of a stack
            }
        }
    }

    /** Brings what the model has computed to where {@link #bytes} reads; call it before the first read. */
    public void toHost() {
        if (host != null) {
            host.close();
            host = vector.toDevice(Device.cpu(), true);
        }
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
     * The memory of one parameter, little-endian float32. On a processor it is the model's own: what is written here is
     * what it computes with. On a GPU it is a copy, see {@link #toDevice} and {@link #toHost}. Valid as long as the tensor's
     * manager is open.
     */
    public ByteBuffer bytes(ParameterLayout.Slot slot) {
        NDArray values = host == null ? vector : host;
        try (NDArray part = values.get(slot.offset() + ":" + (slot.offset() + slot.elements()))) {
            return part.toByteBuffer(true);
        }
    }
}
