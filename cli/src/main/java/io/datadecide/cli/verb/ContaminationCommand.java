package io.datadecide.cli.verb;

import picocli.CommandLine.Command;

/** Looks for tasks in corpora; the scorer does it. */
@Command(
        name = "contamination",
        description = "Count which instances of tasks stand in a corpus.",
        customSynopsis =
                "datadecide contamination --corpus C … --task name:kind:path[:limit] … [--ngram N] [--out MARKS] [--json]",
        sortOptions = false,
        footerHeading = "%nOptions of the scorer:%n",
        footer = {
            "  --corpus C           a file, a directory or a glob; may be repeated, all are looked through at once",
            "  --task SPEC          name:kind:path[:limit], kind one of requests, text, cloze, questions; may be repeated",
            "  --ngram N            words of an n-gram (default: 13)",
            "  --out MARKS          write the marks as Parquet, for `score --answers … --without-marked MARKS`",
            "  --json               print every instance as JSON",
            "",
            "Example:",
            "  datadecide contamination --corpus crawl.jsonl.zst --task quiz:questions:quiz.jsonl"
        })
public final class ContaminationCommand extends ServiceVerb {

    @Override
    public Integer call() {
        return runHere("scorer", "contamination");
    }
}
