package io.datadecide.cli.progress;

import io.datadecide.proto.experiment.v1.Run;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** All runs at a glance: corpora down, sizes across, one character a seed. */
final class RunMatrix {

    private RunMatrix() {}

    static List<AttributedString> lines(List<Run> runs) {
        List<String> corpora = runs.stream().map(Run::getCorpus).distinct().toList();
        List<String> sizes = runs.stream().map(Run::getSize).distinct().toList();
        int nameWidth =
                Math.max(6, corpora.stream().mapToInt(String::length).max().orElse(0));
        List<AttributedString> lines = new ArrayList<>();
        AttributedStringBuilder heading = new AttributedStringBuilder().append(padded("", nameWidth));
        int cellWidth = cellWidth(runs, sizes);
        sizes.forEach(size -> heading.styled(Style.FAINT, "  " + padded(size, cellWidth)));
        lines.add(heading.toAttributedString());
        for (String corpus : corpora) {
            AttributedStringBuilder line = new AttributedStringBuilder().append(padded(corpus, nameWidth));
            for (String size : sizes) {
                line.append("  ");
                List<Run> cell = cell(runs, corpus, size);
                cell.forEach(run -> line.styled(Style.of(run.getState()), RunWords.symbol(run.getState())));
                line.append(" ".repeat(cellWidth - cell.size()));
            }
            lines.add(line.toAttributedString());
        }
        return lines;
    }

    private static int cellWidth(List<Run> runs, List<String> sizes) {
        int maxNameLength = sizes.stream().mapToInt(String::length).max().orElse(0);
        long seeds = runs.stream().map(Run::getSeed).distinct().count();
        return (int) Math.max(maxNameLength, seeds);
    }

    private static List<Run> cell(List<Run> runs, String corpus, String size) {
        return runs.stream()
                .filter(run -> run.getCorpus().equals(corpus) && run.getSize().equals(size))
                .toList();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
