package io.datadecide.decide.frontier;

import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.evidence.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups of tasks that stand for one capability each: a text file with {@code name: task, task*} on each line. */
public final class CapabilityGroups {

    private static final long LARGEST_FILE = 1 << 20;

    private CapabilityGroups() {}

    /** Knowledge, commonsense, language, code and maths, as the library's own file lists them. */
    public static Map<String, List<String>> defaults() {
        try (InputStream in = CapabilityGroups.class.getResourceAsStream("capability-groups.txt")) {
            if (in == null) {
                throw new IllegalStateException("capability-groups.txt is missing from the library");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "capability-groups.txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws EvidenceException if a line is not a group; names file and line */
    public static Map<String, List<String>> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new EvidenceException(file + ": larger than 1 MiB; a file of groups has a line a group");
        }
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
    }

    /** Whether a task is meant by a pattern: the same name, or {@code *} for any beginning or ending. */
    public static boolean matches(String pattern, String task) {
        boolean open = pattern.endsWith("*");
        String core = pattern.replace("*", "");
        if (pattern.startsWith("*")) {
            return open ? task.contains(core) : task.endsWith(core);
        }
        return open ? task.startsWith(core) : task.equals(core);
    }

    private static Map<String, List<String>> parse(String text, String source) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                int colon = line.indexOf(':');
                if (colon < 1) {
                    throw new EvidenceException(source + ":" + (i + 1) + ":1: " + OneLine.quote(line)
                            + " is not a group; write name: task, task");
                }
                groups.put(
                        line.substring(0, colon).strip(),
                        Arrays.stream(line.substring(colon + 1).split(","))
                                .map(String::strip)
                                .filter(task -> !task.isEmpty())
                                .toList());
            }
        }
        return Collections.unmodifiableMap(groups);
    }
}
