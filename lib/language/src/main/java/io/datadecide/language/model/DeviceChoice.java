package io.datadecide.language.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.datadecide.language.LanguageException;

/** What a process computes on. */
public enum DeviceChoice {
    /** The processor. */
    CPU,
    /** The first GPU; there must be one. */
    GPU,
    /** The first GPU, or the processor where there is none. */
    AUTO;

    /** Settles the choice on a machine whose library sees so many GPUs. */
    Device resolve(int gpus) {
        return switch (this) {
            case CPU -> Device.cpu();
            case AUTO -> gpus > 0 ? Device.gpu() : Device.cpu();
            case GPU -> {
                if (gpus == 0) {
                    throw new LanguageException.BadShape(
                            "device gpu: PyTorch's library sees no GPU; build with -Pcuda or set PYTORCH_LIBRARY_PATH to"
                                    + " one with CUDA, or choose device cpu");
                }
                yield Device.gpu();
            }
        };
    }

    Device resolve(Engine engine) {
        return resolve(this == CPU ? 0 : engine.getGpuCount());
    }
}
