package io.datadecide.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.datadecide.language.LanguageException;
import io.datadecide.language.train.Training;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {
    @Test
    void gpuIsTakenWhereThereIsOne() {
        assertThat(DeviceChoice.GPU.resolve(2)).isEqualTo(Device.gpu());
        assertThat(DeviceChoice.AUTO.resolve(1)).isEqualTo(Device.gpu());
        assertThat(DeviceChoice.AUTO.resolve(0)).isEqualTo(Device.cpu());
        assertThat(DeviceChoice.CPU.resolve(1)).isEqualTo(Device.cpu());
    }

    @Test
    void gpuThatIsMissingIsNamedWithAMend() {
        assertThatThrownBy(() -> DeviceChoice.GPU.resolve(0))
                .isInstanceOf(LanguageException.BadShape.class)
                .hasMessageContaining("sees no GPU")
                .hasMessageContaining("PYTORCH_LIBRARY_PATH");
    }

    @Test
    void valuesTravelBetweenDeviceAndMainMemory() {
        TorchRuntime.start(1);
        ParameterLayout layout = ParameterLayout.of(Training.TINY);
        ParameterLayout.Slot slot = layout.slots().get(1);
        try (NDManager manager = TorchRuntime.newManager()) {
            FlatParameters parameters = FlatParameters.mirrored(manager, layout);
            parameters.bytes(slot).asFloatBuffer().put(0, 7f);
            assertThat(parameters.vector().getFloat(slot.offset())).isZero();

            parameters.toDevice();
            assertThat(parameters.vector().getFloat(slot.offset())).isEqualTo(7f);

            parameters.vector().muli(2);
            parameters.toHost();
            assertThat(parameters.bytes(slot).asFloatBuffer().get(0)).isEqualTo(14f);
        }
    }
}
