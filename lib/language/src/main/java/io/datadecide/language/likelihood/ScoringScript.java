package io.datadecide.language.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.datadecide.files.Digest;
import io.datadecide.language.LanguageException;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ScriptArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The script {@code scoring.torchscript}, loaded for one shape. Holds no parameters, so that it serves any checkpoint. */
final class ScoringScript implements AutoCloseable {
    private static final String SOURCE = "scoring.torchscript";
    private static final String LINEAR = "LINEAR";

    /**
     * oneDNN's kernel is the faster one in single precision on x86-64; it has no gradient, which scoring does not need.
     * Elsewhere libtorch may be built without it, and then the script would not load.
     */
    private static final Map<String, String> LINEAR_BY_ARCHITECTURE = Map.of(
            "amd64", "ops.mkldnn._linear_pointwise(x, w, None, \"none\", annotate(List[Optional[number]], []), None)");

    private final PtSymbolBlock module;

    private ScoringScript(PtSymbolBlock module) {
        this.module = module;
    }

    static ScoringScript load(NDManager manager, ModelShape shape) {
        Map<String, Integer> attributes = new LinkedHashMap<>();
        attributes.put("layers", shape.layers());
        attributes.put("width", shape.width());
        attributes.put("heads", shape.heads());
        attributes.put("hidden", shape.mlpHidden());
        attributes.put("vocabulary", shape.vocabulary());
        attributes.put("qk_norm", shape.qkNorm() ? 1 : 0);
        byte[] archive = ScriptArchive.write("Scoring", source(), attributes);
        try {
            return new ScoringScript(
                    JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), false, false));
        } catch (IOException | RuntimeException e) {
            throw new LanguageException.EngineFailed(
                    "the scoring script cannot be loaded for shape " + shape.name(), e);
        }
    }

    /** Calls a method in inference mode; the result belongs to {@code owner}. */
    NDArray call(NDManager owner, String method, NDArray... arguments) {
        // The profiling executor would compile each method again during its first calls; the setting is per thread.
        JniUtils.setGraphExecutorOptimize(false);
        try (NDArray name = owner.create(0f)) {
            // The first input's name chooses the method, and its manager owns the result.
            name.setName("module_method:" + method);
            NDList inputs = new NDList(name);
            inputs.addAll(Arrays.asList(arguments));
            return IValueUtils.forward(module, inputs, false).singletonOrThrow();
        }
    }

    @Override
    public void close() {
        module.close();
    }

    /** SHA-256 of the source: stored likelihoods of two scripts must not be mixed. */
    static String sha256() {
        return Digest.of(source());
    }

    private static String source() {
        try (InputStream in = Objects.requireNonNull(ScoringScript.class.getResourceAsStream(SOURCE), SOURCE)) {
            String linear = LINEAR_BY_ARCHITECTURE.getOrDefault(System.getProperty("os.arch"), "torch.linear(x, w)");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(LINEAR, linear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
