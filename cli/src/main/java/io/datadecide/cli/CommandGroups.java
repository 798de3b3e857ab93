package io.datadecide.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** Renders the list of commands in groups, by what a user wants to do. */
final class CommandGroups implements IHelpSectionRenderer {
    private static final Map<String, List<String>> GROUPS = groups();

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("On this machine", List.of("demo", "plan", "run"));
        groups.put("Decisions from any results", List.of("decide", "import"));
        groups.put(
                "On a cluster, through a coordinator",
                List.of(
                        "submit", "list", "watch", "explain", "logs", "cancel", "retry", "report", "delete",
                        "context"));
        groups.put(
                "One stage alone", List.of("prepare", "train", "average", "score", "tasks", "contamination", "export"));
        groups.put("This program", List.of("bench", "completion", "test"));
        return groups;
    }

    @Override
    public String render(Help help) {
        Map<String, Help> commands = help.subcommands();
        TreeSet<String> left = new TreeSet<>(commands.keySet());
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((heading, names) -> {
            Map<String, Help> members = new LinkedHashMap<>();
            names.forEach(name -> members.put(name, commands.get(name)));
            left.removeAll(names);
            text.append(String.format("%n%s:%n", heading)).append(help.commandList(members));
        });
        if (!left.isEmpty()) {
            throw new IllegalStateException("commands without a group: " + left);
        }
        return text.toString();
    }

    /** Puts the groups into the help of a command line. */
    static void install(CommandLine root) {
        root.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
        root.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    }
}
