package io.datadecide.decide.report;

import java.util.List;
import java.util.Locale;

/** Lines for a terminal of eighty columns. */
final class TextLines {

    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();

    /** A line as {@link String#format} makes it. */
    void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    /** A sentence over so many lines at most, the later ones indented by two more. */
    void sentence(String indent, String text, int mostLines) {
        String left = indent + text;
        for (int i = 1; i < mostLines && left.length() > WIDTH; i++) {
            int blank = left.lastIndexOf(' ', WIDTH);
            int end = blank > indent.length() + 2 ? blank : WIDTH;
            line("%s", left.substring(0, end));
            left = indent + "  " + left.substring(end).strip();
        }
        line("%s", shorten(left, WIDTH));
    }

    /** A title and the first of the sentences, two lines each at most; nothing when there are none. */
    void list(String title, List<String> sentences, int most) {
        if (sentences.isEmpty()) {
            return;
        }
        line("");
        line("%s:", title);
        sentences.stream().limit(most).forEach(text -> sentence("  ", text, 2));
        if (sentences.size() > most) {
            line("  … %d more in decision.json", sentences.size() - most);
        }
    }

    static String shorten(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** Names of corpora often differ only at their end. */
    static String shortenInside(String text, int longest) {
        int kept = (longest - 1) / 2;
        return text.length() <= longest
                ? text
                : text.substring(0, longest - 1 - kept) + "…" + text.substring(text.length() - kept);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
