package io.datadecide.language.train;

import ai.djl.engine.EngineException;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells a failed allocation from other failures of the native library, which has no type for it. */
final class OutOfMemory {
    private OutOfMemory() {}

    /** Words of CUDA's and of the CPU's allocator (PyTorch 2.7: {@code CUDACachingAllocator}, {@code alloc_cpu}). */
    static boolean said(EngineException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("out of memory", "not enough memory", "can't allocate memory")
                .anyMatch(message::contains);
    }
}
