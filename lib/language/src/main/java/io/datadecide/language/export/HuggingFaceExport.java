package io.datadecide.language.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.files.DurableFile;
import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.model.ModelShape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a checkpoint as a directory that {@code AutoModelForCausalLM.from_pretrained} and {@code AutoTokenizer} of
 * transformers read. The parameters are those of the checkpoint to the bit: its file has these names and dimensions already.
 */
public final class HuggingFaceExport {
    private HuggingFaceExport() {}

    /**
     * Writes {@code config.json, generation_config.json, model.safetensors, tokenizer.json, tokenizer_config.json}, all or
     * none.
     *
     * @param tokenizer that of the run: {@code bytes}, or the path of a {@code tokenizer.json}
     * @param directory must not exist yet, or be empty
     * @throws LanguageException.BadExport when the directory exists, or the disk fails
     * @throws LanguageException.BadTokenizer when the tokenizer's file is missing or invalid
     */
    public static void write(Checkpoint checkpoint, String tokenizer, Path directory) {
        NewDirectory.write(directory, into -> {
            ModelShape shape = checkpoint.manifest().shape();
            ExportedTokenizer exported = ExportedTokenizer.of(tokenizer);
            requireFits(tokenizer, exported, shape);
            requireLlama(checkpoint.directory(), shape);
            writeJson(into.resolve("config.json"), LlamaConfig.model(shape, exported.endOfText(), exported.padding()));
            writeJson(
                    into.resolve("generation_config.json"),
                    LlamaConfig.generation(exported.endOfText(), exported.padding()));
            DurableFile.create(into.resolve("tokenizer.json"), exported.content());
            writeJson(into.resolve("tokenizer_config.json"), exported.config(shape.sequenceLength()));
            copy(checkpoint.modelFile(), into.resolve("model.safetensors"));
        });
    }

    private static void requireFits(String tokenizer, ExportedTokenizer exported, ModelShape shape) {
        if (exported.endOfText().id() >= shape.vocabulary()) {
            throw new LanguageException.BadExport(
                    "tokenizer " + tokenizer + ": its end of text is id "
                            + exported.endOfText().id() + ", the model has " + shape.vocabulary()
                            + " ids; give the tokenizer that it was trained with",
                    null);
        }
    }

    private static void requireLlama(Path checkpoint, ModelShape shape) {
        if (shape.qkNorm()) {
            throw new LanguageException.BadExport(
                    "checkpoint " + checkpoint
                            + ": its queries and keys are normed, which no class of transformers does"
                            + " together with norms before each branch; export a model without qkNorm",
                    null);
        }
    }

    private static void writeJson(Path file, JsonNode content) throws IOException {
        DurableFile.create(
                file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.copy(source, target);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
