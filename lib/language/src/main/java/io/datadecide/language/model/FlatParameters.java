package io.datadecide.language.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** One float32 value for every parameter of a model in one tensor: the parameters themselves, or a moment of them. */
public final class FlatParameters {
    private static final double STANDARD_DEVIATION = 0.02;

    private final ParameterLayout layout;
    private NDArray vector;
    /** The values in main memory; null where the tensor itself lies there. */
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

    /** As on a device with memory of its own, for tests on machines without one. */
    static FlatParameters mirrored(NDManager manager, ParameterLayout layout) {
        NDArray vector = manager.zeros(new Shape(layout.size()), DataType.FLOAT32);
        return new FlatParameters(layout, vector, vector.duplicate());
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
        parameters.toDevice();
        return parameters;
    }

    /** Takes what was written through {@link #bytes} to where the model computes; call it after the last write. */
    public void toDevice() {
        if (host != null) {
            Device device = vector.getDevice();
            vector.close();
            vector = host.toDevice(device, true);
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
