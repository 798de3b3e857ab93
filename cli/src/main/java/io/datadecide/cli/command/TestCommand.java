package io.datadecide.cli.command;

import io.datadecide.cli.error.CliException.BadInput;
import picocli.CommandLine.Command;

/** Only shows that the verb exists: the launcher script runs the suite itself, before it starts this program. */
@Command(name = "test", description = "Run the test suite of the repository; --fast skips the slow tests.")
public final class TestCommand implements Runnable {

    @Override
    public void run() {
        throw new BadInput("`datadecide test` needs the repository; call its script ./datadecide test");
    }
}
