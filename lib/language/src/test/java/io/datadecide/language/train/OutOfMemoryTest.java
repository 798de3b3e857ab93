package io.datadecide.language.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfMemoryTest {
    /** Beginnings of PyTorch 2.7.1's own messages. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 2.00 GiB",
                "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory: you tried",
                "DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes."
            })
    void failedAllocationIsRecognized(String message) {
        assertThat(OutOfMemory.causes(new EngineException(message))).isTrue();
    }

    @Test
    void otherFailureIsNot() {
        assertThat(OutOfMemory.causes(new EngineException("index out of range in self")))
                .isFalse();
    }
}
