package io.datadecide.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.datadecide.language.LanguageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The script {@code ladder.torchscript}, loaded for one shape. Its methods take tensors and return one tensor. */
public final class LadderScript implements AutoCloseable {
    private static final String SOURCE = "ladder.torchscript";

    private final PtSymbolBlock module;

    private LadderScript(PtSymbolBlock module) {
        this.module = module;
    }

    /**
     * Compiles the script for a shape.
     *
     * @throws LanguageException.EngineFailed when the library refuses it
     */
    public static LadderScript load(NDManager manager, ModelShape shape) {
        return load(manager, shape, Precision.FLOAT32);
    }

    /** The same, with products of a precision. */
    public static LadderScript load(NDManager manager, ModelShape shape, Precision precision) {
        Map<String, Integer> attributes = new LinkedHashMap<>();
        attributes.put("layers", shape.layers());
        attributes.put("width", shape.width());
        attributes.put("heads", shape.heads());
        attributes.put("hidden", shape.mlpHidden());
        attributes.put("vocabulary", shape.vocabulary());
        attributes.put("qk_norm", shape.qkNorm() ? 1 : 0);
        attributes.put("mixed", precision == Precision.BFLOAT16 ? 1 : 0);
        boolean oneDnn = precision == Precision.FLOAT32 && !manager.getDevice().isGpu();
        attributes.put("one_dnn", oneDnn ? 1 : 0);
        byte[] archive = ScriptArchive.write("Ladder", source(), attributes);
        try {
            return new LadderScript(
                    JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), false, false));
        } catch (IOException | RuntimeException e) {
            throw new LanguageException.EngineFailed("the model script cannot be loaded for shape " + shape.name(), e);
        }
    }

    /** Calls a method for its value alone, without gradients; the result belongs to the manager. */
    public NDArray evaluate(NDManager manager, String method, NDArray... arguments) {
        return call(manager, method, false, arguments);
    }

    /** Calls a method that computes gradients; the result belongs to the manager. */
    public NDArray differentiate(NDManager manager, String method, NDArray... arguments) {
        JniUtils.setGradMode(true);
        try {
            return call(manager, method, true, arguments);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private NDArray call(NDManager manager, String method, boolean gradients, NDArray... arguments) {
        // The profiling executor would compile each method again during its first calls; the setting is per thread.
        JniUtils.setGraphExecutorOptimize(false);
        try (NDArray name = manager.create(0f)) {
            // The first input's name chooses the method, and its manager owns the result.
            name.setName("module_method:" + method);
            NDList inputs = new NDList(arguments.length + 1);
            inputs.add(name);
            inputs.addAll(Arrays.asList(arguments));
            return IValueUtils.forward(module, inputs, gradients).singletonOrThrow();
        }
    }

    @Override
    public void close() {
        module.close();
    }

    private static String source() {
        try (InputStream in = Objects.requireNonNull(LadderScript.class.getResourceAsStream(SOURCE), SOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
