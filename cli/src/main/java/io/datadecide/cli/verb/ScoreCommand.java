package io.datadecide.cli.verb;

import picocli.CommandLine.Command;

/** Scores one checkpoint; the scorer does it. */
@Command(
        name = "score",
        description = "Score one checkpoint on tasks.",
        customSynopsis = {
            "datadecide score --checkpoint DIR [--tokenizer T] --task name:kind:path[:limit] … [--results DIR] [--corpus C …]",
            "             [--out FILE] [--json]",
            "datadecide score --answers DIR [--without-marked MARKS] [--out FILE] [--json]"
        },
        sortOptions = false,
        footerHeading = "%nOptions of the scorer:%n",
        footer = {
            "  --checkpoint DIR     a directory with model.safetensors and manifest.json",
            "  --tokenizer T        `bytes` (the default), or the path of a tokenizer.json",
            "  --task SPEC          name:kind:path[:limit], kind one of requests, text, cloze, questions; may be repeated",
            "  --results DIR        keep answers there, as Parquet; a second run goes on from them",
            "  --corpus C           metrics also without the instances that stand in this corpus; may be repeated",
            "  --ngram N            words of an n-gram of --corpus (default: 13)",
            "  --answers DIR        metrics once more from kept answers, without the model",
            "  --without-marked F   with --answers: also without the instances that `contamination --out F` marked",
            "  --workers N          scoring threads (default: one a core)",
            "  --out FILE           write the metrics as JSON",
            "  --json               print the metrics as JSON",
            "",
            "Example:",
            "  datadecide score --checkpoint runs/a/checkpoints/step-00000100 --tokenizer bytes --task heldout:text:heldout.txt"
        })
public final class ScoreCommand extends ServiceVerb {

    @Override
    public Integer call() {
        return runHere("scorer", "score");
    }
}
