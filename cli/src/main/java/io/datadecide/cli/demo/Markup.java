package io.datadecide.cli.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes Javadoc's and HTML's markup out of a comment, as a reader of the rendered page would not see it either. */
final class Markup {
    private static final Pattern BLOCK_TAGS = Pattern.compile("(?m)^@\\w+(?s:.*)\\z");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s*([^{}]*)}");
    private static final Pattern HTML_TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("(?m)^\\s*\\n");
    private static final List<String[]> ENTITIES = List.of(
            new String[] {"&lt;", "<"},
            new String[] {"&gt;", ">"},
            new String[] {"&quot;", "\""},
            new String[] {"&nbsp;", " "},
            new String[] {"&amp;", "&"});

    private Markup() {}

    /** The description that comes before the first block tag, as plain text. */
    static String removedFrom(String comment) {
        String text = BLOCK_TAGS.matcher(comment).replaceFirst("");
        // Twice, for a tag within a tag.
        text = INLINE_TAG.matcher(text).replaceAll(Markup::content);
        text = INLINE_TAG.matcher(text).replaceAll(Markup::content);
        text = HTML_TAG.matcher(text).replaceAll("");
        for (String[] entity : ENTITIES) {
            text = text.replace(entity[0], entity[1]);
        }
        text = BLANKS.matcher(text).replaceAll(" ");
        return EMPTY_LINES.matcher(text).replaceAll("").strip();
    }

    private static String content(MatchResult tag) {
        return Matcher.quoteReplacement(tag.group(1).strip().replace('#', '.'));
    }
}
