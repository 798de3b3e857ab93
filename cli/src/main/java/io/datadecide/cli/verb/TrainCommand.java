package io.datadecide.cli.verb;

import picocli.CommandLine.Command;

/** Trains one run; the trainer does it. */
@Command(
        name = "train",
        description =
                "Train one run, or several at once that differ in corpus and seed; continues from the last checkpoint.",
        customSynopsis = {
            "datadecide train (--run FILE.json --tokens DIR --out DIR)...",
            "datadecide train --parity-dump DIR"
        },
        sortOptions = false,
        footerHeading = "%nOptions of the trainer:%n",
        footer = {
            "  --run FILE.json      the resolved run, as `datadecide plan --json` prints it (`runs[].resolved`)",
            "  --tokens DIR         what `datadecide prepare` wrote",
            "  --out DIR            where the curve and the checkpoints are written",
            "  --parity-dump DIR    train a fixed small model instead, and write all inputs and outputs, to compare with another program",
            "",
            "Example:",
            "  datadecide train --run run.json --tokens tokens/books --out runs/books-nano1-s1"
        })
public final class TrainCommand extends ServiceVerb {

    @Override
    public Integer call() {
        return runHere("trainer", "train");
    }
}
