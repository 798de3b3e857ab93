package io.datadecide.cli.verb;

import io.datadecide.cli.home.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Tokenizes one corpus; the trainer does it. */
@Command(
        name = "prepare",
        description = "Tokenize one corpus into a memory-mapped token file.",
        customSynopsis = "datadecide prepare --corpus FILE.json --out DIR",
        sortOptions = false,
        footerHeading = "%nOptions of the trainer:%n",
        footer = {
            "  --corpus FILE.json   the resolved corpus, as `datadecide plan --json` prints it (`corpora[].resolved`)",
            "  --out DIR            where tokens.bin and manifest.json are written",
            "",
            "Example:",
            "  datadecide prepare --corpus books.json --out tokens/books"
        })
public final class PrepareCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        List<String> command = new ArrayList<>(List.of("prepare"));
        command.addAll(arguments);
        return ServiceProcess.runHere("trainer", command);
    }
}
