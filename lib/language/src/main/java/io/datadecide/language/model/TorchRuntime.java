package io.datadecide.language.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.datadecide.language.LanguageException;

/**
 * The native tensor library of this process. Results are the same to the last bit only at a fixed thread count.
 */
public final class TorchRuntime {
    private static volatile Device device = Device.cpu();

    private TorchRuntime() {}

    /** Loads the library to compute on the processor, with a number of threads per operation. */
    public static void start(int threads) {
        start(threads, DeviceChoice.CPU);
    }

    /**
     * Loads the library; the device is that of all models made from then on.
     *
     * @throws LanguageException.BadShape when a GPU is wanted and there is none
     * @throws LanguageException.EngineFailed when the natives of this platform are missing or do not load
     */
    public static void start(int threads, DeviceChoice choice) {
        try {
            device = choice.resolve(Engine.getEngine("PyTorch"));
        } catch (EngineException e) {
            throw new LanguageException.EngineFailed(
                    "PyTorch's native library cannot be loaded for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + " (" + rootCause(e)
                            + "); add its natives or set PYTORCH_LIBRARY_PATH",
                    e);
        }
        JniUtils.setNumThreads(threads);
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** A manager of tensors on the device; close it to free them. */
    public static NDManager newManager() {
        return Engine.getEngine("PyTorch").newBaseManager(device);
    }

    /** A manager of tensors in main memory, whatever the device; close it to free them. */
    public static NDManager newHostManager() {
        return Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    }

    /** Threads per operation. */
    public static int threads() {
        return JniUtils.getNumThreads();
    }
}
