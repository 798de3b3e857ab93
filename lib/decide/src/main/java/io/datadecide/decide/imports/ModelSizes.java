package io.datadecide.decide.imports;

import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.evidence.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Parameters and tokens a step of each size of DataDecide's ladder, from its published table. */
final class ModelSizes {

    /**
     * One size.
     *
     * @param params without embeddings, as compute is counted
     * @param tokensPerStep batch size times sequence length
     * @param steps of a full run
     */
    record Size(long params, long tokensPerStep, long steps) {}

    private final Map<String, Size> sizes = new HashMap<>();
    private final Path file;

    private ModelSizes(Path file) {
        this.file = file;
    }

    /** Reads {@code model_sizes.csv}. */
    static ModelSizes read(Path file) throws IOException {
        ModelSizes table = new ModelSizes(file);
        new WideCsv(file)
                .forEach(row -> table.sizes.put(
                        row.text("size"),
                        new Size(
                                row.count("params_nonembedding"),
                                row.count("batch_size_sequences") * row.count("seq_len"),
                                row.count("train_steps"))));
        return table;
    }

    Size of(String name) {
        Size size = sizes.get(name);
        if (size == null) {
            throw new EvidenceException("size " + OneLine.quote(name) + " is not in " + file + "; add it there");
        }
        return size;
    }
}
