package io.datadecide.cli.verb;

import io.datadecide.cli.decide.BenchDecideCommand;
import io.datadecide.cli.error.CliException.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures the parts, each in the program that does the work. */
@Command(
        name = "bench",
        subcommands = BenchDecideCommand.class,
        description = "Measure training, tokenizing, scoring or deciding on named shapes.",
        customSynopsis = "datadecide bench (train | tokenize | score | decide) [OPTIONS] [--json]",
        footerHeading = "%nMeasures:%n",
        footer = {
            "  train      tokens per second of training, its share of the machine's peak, and how runs best share it",
            "  tokenize   megabytes of text per second",
            "  score      questions per second, plain and fast; with --pass the time of a pass over all ten tasks",
            "  decide     rows of evidence per second",
            "",
            "Options of train:",
            "  --shape NAME         only this shape: nano, 4M, 20M or 150M; may be repeated",
            "  --threads N          threads of one operation (default: one a core)",
            "  --steps N            timed steps (default: 7)",
            "  --device NAME        cpu, gpu or auto (default: what DATADECIDE_TRAINER_DEVICE says, or cpu)",
            "  --precision P        of matrix products: float32 (the default) or bfloat16",
            "  --stack N            runs stacked in one process (default: 1)",
            "",
            "Options of tokenize:",
            "  --tokenizer FILE     a tokenizer.json to measure beside `bytes`; may be repeated",
            "  --corpus PATH        text to tokenize (default: made-up words)",
            "",
            "Options of score:",
            "  --size SIZE          of the ladder (default: 20M)",
            "  --olmes DIR          directory with requests/ and tokenizers/ (default: olmes of DATADECIDE_DATA)",
            "  --questions N        questions of the fast path (default: all)",
            "  --plain-questions N  questions of the plain path (default: 32)",
            "  --pass               time a whole pass of one checkpoint over all ten tasks instead",
            "  --workers N          scoring threads (default: one a core)",
            "",
            "Examples:",
            "  datadecide bench train --shape 20M --threads 1",
            "  datadecide bench score --pass --json"
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
