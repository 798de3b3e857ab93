package io.datadecide.trainer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.corpus.token.Tokenizer;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.options.BenchTokenizeOptions;
import io.datadecide.trainer.bench.TokenizeBenchmark;
import io.datadecide.trainer.bench.TokenizeBenchmark.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures tokenizers. */
@Command(name = "tokenize", description = "Megabytes per second of tokenizers, on one thread.")
public class BenchTokenizeCommand extends BenchTokenizeOptions implements Callable<Integer> {
    @Override
    public Integer call() {
        List<String> texts = TokenizeBenchmark.texts(corpus);
        List<Tokenizer> measured = new ArrayList<>(List.of(new BytesTokenizer()));
        tokenizers.forEach(file -> measured.add(HuggingFaceTokenizer.load(file)));
        List<Result> results = measured.stream()
                .map(tokenizer -> TokenizeBenchmark.measure(tokenizer, texts))
                .toList();
        if (json) {
            printJson(results);
        } else {
            results.forEach(result -> System.out.printf(
                    Locale.ROOT,
                    "%-40s %8.2f MB/s %6.2f bytes/token%n",
                    result.tokenizer(),
                    result.megabytesPerSecond(),
                    result.bytesPerToken()));
        }
        return 0;
    }

    private static void printJson(List<Result> results) {
        ArrayNode root = new ObjectMapper().createArrayNode();
        for (Result result : results) {
            root.addObject()
                    .put("tokenizer", result.tokenizer())
                    .put("megabytesPerSecond", result.megabytesPerSecond())
                    .put("bytesPerToken", result.bytesPerToken());
        }
        System.out.println(root.toPrettyString());
    }
}
