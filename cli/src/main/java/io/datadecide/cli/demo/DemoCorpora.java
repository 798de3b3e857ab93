package io.datadecide.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Cuts the sources of a few libraries (Apache License 2.0, much Javadoc) into the demo's corpora: comments without markup,
 * comments with markup, and code. What else distinguishes its six corpora is filters and weights in the experiment file. The
 * text to predict comes from libraries that are in none of them. The same jars give the same bytes.
 */
public final class DemoCorpora {
    /** Those that the corpora are cut from. */
    static final List<String> LIBRARIES = List.of(
            "commons-lang3",
            "commons-collections4",
            "commons-io",
            "commons-math3",
            "commons-compress",
            "commons-configuration2");

    /** Those whose prose is to be predicted. */
    static final List<String> HELD_OUT = List.of("guava", "joda-time");

    private static final int SHORTEST_COMMENT = 40;
    private static final int MIN_HELD_OUT = 300;
    private static final int MAX_HELD_OUT = 1200;
    /** One passage of so many is kept: few enough to score often, from all over the libraries. */
    private static final int HELD_OUT_STRIDE = 24;

    private DemoCorpora() {}

    /**
     * Writes corpora, held-out text and experiment file; about 35 MB.
     *
     * @param directory is created where it is missing; files of the same names are replaced
     * @param sourcesJars directory that the build copied the sources jars to
     * @return the experiment file
     */
    public static Path write(Path directory, Path sourcesJars) {
        Path experiment = directory.resolve("demo.yaml");
        try {
            Files.createDirectories(directory);
            writeCorpora(directory, sourcesJars);
            writeHeldOut(directory.resolve("heldout.jsonl"), sourcesJars);
            Files.writeString(experiment, DemoExperiment.YAML);
        } catch (IOException e) {
            throw JsonLines.failure(directory, e);
        }
        return experiment;
    }

    private static void writeCorpora(Path directory, Path sourcesJars) {
        try (JsonLines comments = new JsonLines(directory.resolve("comments.jsonl"));
                JsonLines markup = new JsonLines(directory.resolve("markup.jsonl"));
                JsonLines code = new JsonLines(directory.resolve("code.jsonl"))) {
            for (String library : LIBRARIES) {
                LibrarySources.of(sourcesJars, library).forEach((name, text) -> {
                    JavaSource source = JavaSource.of(text);
                    code.add(name, library, source.code());
                    for (int i = 0; i < source.comments().size(); i++) {
                        String comment = source.comments().get(i);
                        markup.add(name + "#" + i, library, comment);
                        String prose = Markup.removedFrom(comment);
                        if (prose.length() >= SHORTEST_COMMENT) {
                            comments.add(name + "#" + i, library, prose);
                        }
                    }
                });
            }
        }
    }

    /** Licences are left out: every library has the same, and a model that knows it would look wise. */
    private static void writeHeldOut(Path file, Path sourcesJars) {
        int[] passages = {0};
        try (JsonLines heldOut = new JsonLines(file)) {
            for (String library : HELD_OUT) {
                LibrarySources.of(sourcesJars, library).forEach((name, text) -> {
                    for (String comment : JavaSource.of(text).comments()) {
                        String prose = Markup.removedFrom(comment);
                        if (isPassage(prose) && passages[0]++ % HELD_OUT_STRIDE == 0) {
                            heldOut.add(name + "#" + passages[0], library, prose);
                        }
                    }
                });
            }
        }
    }

    private static boolean isPassage(String prose) {
        return prose.length() >= MIN_HELD_OUT && prose.length() <= MAX_HELD_OUT && !prose.contains("License");
    }
}
