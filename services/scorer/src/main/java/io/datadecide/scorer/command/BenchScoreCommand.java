package io.datadecide.scorer.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bench score}: questions per second, the plain way and the fast one. */
@Command(name = "score", description = "Measures scoring.", mixinStandardHelpOptions = true)
final class BenchScoreCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
