package io.datadecide.cli.verb;

import io.datadecide.cli.CliException.BadInput;
import io.datadecide.cli.decide.BenchDecideCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures the parts, each in the program that does the work. */
@Command(
        name = "bench",
        subcommands = BenchDecideCommand.class,
        description = "Measure training, tokenizing, scoring or deciding on named shapes.",
        customSynopsis = "datadecide bench (train | tokenize | score | decide) [--json]",
        footerHeading = "%nMeasures:%n",
        footer = {
            "  train      tokens per second of training, its share of the machine's peak, and how runs best share it",
            "  tokenize   megabytes of text per second",
            "  score      questions per second, plain and fast; with --pass the time of a pass over all ten tasks",
            "  decide     rows of evidence per second",
            "",
            "Example:",
            "  datadecide bench train --json"
        })
public final class BenchCommand extends ServiceVerb {

    @Parameters(arity = "0..1", paramLabel = "WHAT", description = "train, tokenize or score; or the command decide.")
    private String what = "";

    @Override
    public Integer call() {
        String service = switch (what) {
            case "train", "tokenize" -> "trainer";
            case "score" -> "scorer";
            default ->
                throw new BadInput(
                        "bench: `" + what + "` cannot be measured; there are train, tokenize, score, decide");
        };
        return runHere(service, "bench", what);
    }
}
