package io.datadecide.language.train;

import ai.djl.engine.EngineException;
import java.util.Locale;
import java.util.stream.Stream;

/** Detects failed allocations among failures of the native library, which has no type for them. */
final class OutOfMemory {
    private OutOfMemory() {}

    /** Words of CUDA's and of the CPU's allocator (PyTorch 2.7: {@code CUDACachingAllocator}, {@code alloc_cpu}). */
    static boolean causes(EngineException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("out of memory", "not enough memory", "can't allocate memory")
                .anyMatch(message::contains);
    }
}
