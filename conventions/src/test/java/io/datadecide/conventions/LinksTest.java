package io.datadecide.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that every relative link of the documentation, and every path that it names, exists. */
class LinksTest {
    private static final Pattern DOCUMENT =
            Pattern.compile("(README|CONTRIBUTING)\\.md|(docs|examples|helm/datadecide|k8s)/.*\\.md");
    private static final Pattern MAP = Pattern.compile("CONTRIBUTING\\.md|docs/(architecture|index)\\.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern PATH =
            Pattern.compile("`((?:cli|conventions|docs|examples|helm|k8s|lib|proto|services|\\.ci)/[^`\\s*…<>]*)`");

    @Test
    void everyRelativeLinkResolves() {
        List<String> broken = new ArrayList<>();
        for (Path document : Repository.files(name -> DOCUMENT.matcher(name).matches())) {
            Matcher links = LINK.matcher(String.join("\n", Repository.lines(document)));
            while (links.find()) {
                String link = links.group(1);
                if (!link.matches("[a-z]+:.*") && !resolves(document, link)) {
                    broken.add(Repository.name(document) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPathOfTheMapExists() {
        List<String> missing = new ArrayList<>();
        int paths = 0;
        for (Path document : Repository.files(name -> MAP.matcher(name).matches())) {
            Matcher named = PATH.matcher(String.join("\n", Repository.lines(document)));
            while (named.find()) {
                paths++;
                if (!Files.exists(Repository.ROOT.resolve(named.group(1)))) {
                    missing.add(Repository.name(document) + ": " + named.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(paths).isGreaterThan(10);
    }

    @Test
    void everyPageIsLinkedFromTheIndex() {
        String index = String.join("\n", Repository.lines(Repository.ROOT.resolve("docs/index.md")));
        assertThat(Repository.files(
                        name -> name.matches("docs/(decisions/)?[^/]+\\.md") && !name.endsWith("/index.md")))
                .isNotEmpty()
                .allSatisfy(page ->
                        assertThat(index).contains("(" + Repository.name(page).substring(5) + ")"));
    }

    private static boolean resolves(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length < 2 || Repository.lines(target).stream().anyMatch(line -> isHeading(line, parts[1]));
    }

    private static boolean isHeading(String line, String anchor) {
        return line.startsWith("#")
                && line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-')
                        .equals(anchor);
    }
}
