package io.datadecide.language.checkpoint;

import io.datadecide.language.model.FlatParameters;
import io.datadecide.language.model.ParameterLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** How tensors are called in a checkpoint's files. */
final class TensorNames {
    static final String FIRST_MOMENT = "first_moment.";
    static final String SECOND_MOMENT = "second_moment.";
    private static final String UPDATES = "updates";
    private static final long[] SCALAR = {1};

    private TensorNames() {}

    static List<SafetensorsWriter.Tensor> tensors(String prefix, FlatParameters values) {
        List<SafetensorsWriter.Tensor> tensors = new ArrayList<>();
        values.toHost();
        for (ParameterLayout.Slot slot : values.layout().slots()) {
            tensors.add(new SafetensorsWriter.Tensor(prefix + slot.name(), slot.dimensions(), values.bytes(slot)));
        }
        return tensors;
    }

    static SafetensorsWriter.Tensor updates(float count) {
        return new SafetensorsWriter.Tensor(UPDATES, SCALAR, scalar().putFloat(0, count));
    }

    static float readUpdates(SafetensorsFile file) {
        ByteBuffer count = scalar();
        file.read(UPDATES, SCALAR, count);
        return count.getFloat(0);
    }

    private static ByteBuffer scalar() {
        return ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
