package io.datadecide.cli.command;

import io.datadecide.cli.error.CliException.BadInput;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in a shell. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options in a shell.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(datadecide completion bash)          # this session",
            "  datadecide completion bash > ~/.local/share/bash-completion/completions/\\",
            "      datadecide                                # every session",
            "  source <(datadecide completion zsh)"
        })
public final class CompletionCommand implements Runnable {
    /** zsh runs bash's scripts once these are loaded. */
    private static final String ZSH = """
            autoload -U +X compinit && compinit -u
            autoload -U +X bashcompinit && bashcompinit
            """;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private String shell = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        String script = AutoComplete.bash("datadecide", spec.root().commandLine());
        PrintWriter out = spec.commandLine().getOut();
        switch (shell.toLowerCase(Locale.ROOT)) {
            case "bash" -> out.print(script);
            case "zsh" -> out.print(ZSH + script);
            default -> throw new BadInput("completion: unknown shell \"" + shell + "\" (known: bash, zsh)");
        }
        out.flush();
    }
}
