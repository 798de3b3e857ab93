package io.datadecide.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A Java file, taken apart.
 *
 * @param comments its block comments in order, without the stars that frame them
 * @param code everything but the comments, without blank lines
 */
record JavaSource(List<String> comments, String code) {
    static JavaSource of(String text) {
        return new Scan(text).run();
    }

    /** One pass over the characters; literals are recognised so that what looks like a comment in them is none. */
    private static final class Scan {
        private final String text;
        private final StringBuilder code = new StringBuilder();
        private final List<String> comments = new ArrayList<>();
        private int at;

        Scan(String text) {
            this.text = text;
        }

        JavaSource run() {
            while (at < text.length()) {
                if (text.startsWith("/*", at)) {
                    String comment = upTo("*/", at + 2);
                    comments.add(withoutFrame(comment.substring(2)));
                } else if (text.startsWith("//", at)) {
                    int end = text.indexOf('\n', at);
                    at = end < 0 ? text.length() : end;
                } else if (text.startsWith("\"\"\"", at)) {
                    code.append(upTo("\"\"\"", at + 3));
                } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                    literal(text.charAt(at));
                } else {
                    code.append(text.charAt(at++));
                }
            }
            return new JavaSource(List.copyOf(comments), withoutBlankLines());
        }

        private String upTo(String end, int from) {
            int start = at;
            int found = text.indexOf(end, from);
            at = found < 0 ? text.length() : found + end.length();
            return text.substring(start, at);
        }

        private void literal(char quote) {
            int start = at++;
            while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at = Math.min(at + 1, text.length());
            code.append(text, start, at);
        }

        private static String withoutFrame(String comment) {
            StringBuilder lines = new StringBuilder();
            for (String line :
                    comment.replaceAll("\\*+/$", "").replaceAll("^\\*+", "").split("\n", -1)) {
                lines.append(line.strip().replaceFirst("^\\*+ ?", "")).append('\n');
            }
            return lines.toString().strip();
        }

        private String withoutBlankLines() {
            StringBuilder lines = new StringBuilder();
            code.toString()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> lines.append(line.stripTrailing()).append('\n'));
            return lines.toString();
        }
    }
}
