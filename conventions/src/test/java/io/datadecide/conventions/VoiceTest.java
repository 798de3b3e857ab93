package io.datadecide.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps idioms that readers have to decode out of main code, protos, chart, scripts and docs. */
class VoiceTest {
    private static final Pattern SCANNED =
            Pattern.compile("(README|CONTRIBUTING)\\.md|datadecide|(cli|docs|examples|helm|k8s|lib|proto|services)/.*");
    // Test code; texts of the chart's test experiment, which are data; migrations, whose bytes are fixed.
    private static final Pattern EXCLUDED =
            Pattern.compile("(.*/)?src/test/.*|helm/datadecide/files/test/.*\\.txt|.*/db/migration/.*");
    // Modules that are still to be rewritten; remove each when it is.
    private static final Pattern PENDING = Pattern.compile("services/coordinator/.*");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|proto|md|ya?ml|tpl|txt|json|properties|torchscript|html|js|css|py|xml)|[^.]*");

    @Test
    void proseIsPlain() {
        List<Idiom> idioms = idioms();
        List<String> found = new ArrayList<>();
        for (Path file : Repository.files(VoiceTest::isScanned)) {
            List<String> lines = Repository.lines(file);
            idioms.forEach(idiom -> idiom.find(Repository.name(file), lines, found));
        }
        assertThat(found).as("idioms that idioms.txt replaces").isEmpty();
    }

    @Test
    void theListFindsIdioms() {
        assertThat(idioms()).hasSizeGreaterThanOrEqualTo(30);
        List<String> found = new ArrayList<>();
        List<String> lines = List.of("It goes on.", "The line is no JSON; whoever wrote it may mend that.");
        idioms().forEach(idiom -> idiom.find("a.md", lines, found));
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "a.md:1: \"goes on\": write \"continues\"",
                        "a.md:2: \"is no J\": write \"is not a, invalid\"",
                        "a.md:2: \"whoever\": write \"name the actor: the caller, the reader, the client\"",
                        "a.md:2: \"mend\": write \"fix\"");
    }

    private static boolean isScanned(String name) {
        return SCANNED.matcher(name).matches()
                && TEXT.matcher(name).matches()
                && !EXCLUDED.matcher(name).matches()
                && !PENDING.matcher(name).matches();
    }

    private static List<Idiom> idioms() {
        try (InputStream list = VoiceTest.class.getResourceAsStream("idioms.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(parts -> new Idiom(Pattern.compile(parts[0], Pattern.CASE_INSENSITIVE), parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Idiom(Pattern pattern, String replacement) {
        void find(String file, List<String> lines, List<String> found) {
            for (int i = 0; i < lines.size(); i++) {
                Matcher matcher = pattern.matcher(lines.get(i));
                while (matcher.find()) {
                    found.add("%s:%d: \"%s\": write \"%s\"".formatted(file, i + 1, matcher.group(), replacement));
                }
            }
        }
    }
}
