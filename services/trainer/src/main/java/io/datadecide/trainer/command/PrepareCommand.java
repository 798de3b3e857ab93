package io.datadecide.trainer.command;

import io.datadecide.corpus.token.TokenManifest;
import io.datadecide.options.PrepareOptions;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.trainer.work.CorpusPreparation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tokenizes one corpus, without a coordinator. */
@Command(name = "prepare", description = "Tokenizes a corpus into one token file.")
public class PrepareCommand extends PrepareOptions implements Callable<Integer> {
    @Override
    public Integer call() {
        TokenManifest manifest = CorpusPreparation.prepare(
                ResolvedCorpus.fromJson(InputFile.read(corpus)),
                out,
                (documents, tokens) -> System.err.printf("prepare documents=%d tokens=%d%n", documents, tokens));
        System.out.printf(
                "corpus %s: %d documents, %d tokens, SHA-256 %s, in %s%n",
                manifest.corpus(), manifest.documents(), manifest.tokens(), manifest.sha256(), out);
        return 0;
    }
}
