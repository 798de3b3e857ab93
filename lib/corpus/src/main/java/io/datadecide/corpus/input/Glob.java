package io.datadecide.corpus.input;

import io.datadecide.corpus.CorpusException.BadSource;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * A location with {@code *}, {@code **}, {@code ?}, {@code […]} or {@code {…}} in it.
 *
 * @param base the directory before the first of these characters, a slash at its end
 * @param beginning of all paths relative to it that match
 * @param relative what follows the base
 * @param matcher of paths relative to it
 */
public record Glob(String base, String beginning, String relative, PathMatcher matcher) {
    private static final String CHARACTERS = "*?[{";

    /** Whether a location has a character of a glob; it may well be part of a file's name all the same. */
    public static boolean is(String location) {
        return location.chars().anyMatch(c -> CHARACTERS.indexOf(c) >= 0);
    }

    /** Reads a location that {@link #is} one. {@link BadSource}: it has the characters, and is none. */
    public static Glob of(String location) {
        int firstSpecial = 0;
        while (CHARACTERS.indexOf(location.charAt(firstSpecial)) < 0) {
            firstSpecial++;
        }
        int baseEnd = location.lastIndexOf('/', firstSpecial) + 1;
        String relative = location.substring(baseEnd);
        return new Glob(
                baseEnd == 0 ? "." : location.substring(0, baseEnd),
                literal(location.substring(baseEnd, firstSpecial)),
                relative,
                matcher(location, relative));
    }

    private static PathMatcher matcher(String location, String relative) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + relative);
        } catch (PatternSyntaxException e) {
            throw new BadSource("glob " + location + " cannot be read (" + e.getDescription()
                    + "): correct it, with \\ before a character that only stands for itself");
        }
    }

    /** Up to the first character that takes the meaning of the next one. */
    private static String literal(String beginning) {
        int escape = beginning.indexOf('\\');
        return escape < 0 ? beginning : beginning.substring(0, escape);
    }

    /** The most parts of a path that matches: only {@code **} goes deeper than the slashes say. */
    public int depth() {
        return relative.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) relative.chars().filter(c -> c == '/').count();
    }

    public boolean matches(Path relative) {
        return matcher.matches(relative);
    }
}
