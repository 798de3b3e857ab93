package io.datadecide.cli.verb;

import io.datadecide.cli.home.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Scores one checkpoint; the scorer does it. */
@Command(
        name = "score",
        description = "Score one checkpoint on tasks.",
        customSynopsis =
                "datadecide score --checkpoint DIR --tokenizer T --task name:kind:path[:limit] … [--out FILE] [--json]",
        sortOptions = false,
        footerHeading = "%nOptions of the scorer:%n",
        footer = {
            "  --checkpoint DIR     a directory with model.safetensors and manifest.json",
            "  --tokenizer T        `bytes`, or the path of a tokenizer.json",
            "  --task SPEC          name:kind:path[:limit], kind one of requests, text, cloze; may be repeated",
            "  --out FILE           write every answer as JSON lines",
            "  --json               print metrics as JSON",
            "",
            "Example:",
            "  datadecide score --checkpoint runs/a/checkpoints/step-00000100 --tokenizer bytes --task heldout:text:heldout.txt"
        })
public final class ScoreCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        List<String> command = new ArrayList<>(List.of("score"));
        command.addAll(arguments);
        return ServiceProcess.runHere("scorer", command);
    }
}
