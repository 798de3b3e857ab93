package io.datadecide.corpus.prepare;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.recipe.Filters;
import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.corpus.token.BytesTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Prepares one file in a process of its own, under limits that the system sets; prints the outcome. */
final class PreparationProcess {
    private PreparationProcess() {}

    public static void main(String[] arguments) {
        Recipe recipe = new Recipe("limited", List.of(new Source(arguments[0], 1)), Filters.none(), 0);
        try {
            Path out = Path.of(arguments[1]);
            System.out.print(Preparation.prepare(recipe, new BytesTokenizer(), out, (documents, tokens) -> {})
                    .tokens());
        } catch (CorpusException e) {
            System.out.print(e.getMessage());
        }
    }

    /** Runs it after some shell commands and JVM options; what it printed. */
    static String run(String limits, String options, Path input, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        limits + "exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        options,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PreparationProcess.class.getName(),
                        input.toString(),
                        output.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream printed = process.getInputStream()) {
            String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        }
    }
}
