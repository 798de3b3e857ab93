package io.datadecide.decide.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file of evidence says, read a second time in the plainest way: character by character, everything in memory, no
 * library. Shares nothing with the reader that it is compared with.
 */
final class PlainReading {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Set<String> WORDS = Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    private PlainReading() {}

    /** The rows in their order; null when the file is none of evidence. */
    static @Nullable List<EvidenceRow> rows(byte[] file) {
        List<List<String>> records = records(new String(file, StandardCharsets.UTF_8));
        if (records == null || records.isEmpty()) {
            return null;
        }
        List<String> header = records.getFirst().stream().map(String::strip).toList();
        int[] at = new int[CsvColumns.NAMES.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = header.indexOf(CsvColumns.NAMES.get(i));
            if (at[i] < 0 || at[i] != header.lastIndexOf(CsvColumns.NAMES.get(i))) {
                return null;
            }
        }
        List<EvidenceRow> rows = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            EvidenceRow row = fields.size() == header.size() ? row(fields, at) : null;
            if (row == null) {
                return null;
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable EvidenceRow row(List<String> fields, int[] at) {
        long params = count(fields.get(at[2]).strip());
        long tokens = count(fields.get(at[3]).strip());
        long step = count(fields.get(at[6]).strip());
        String compute = fields.get(at[4]).strip();
        double flops = compute.isEmpty() ? 6.0 * params * tokens : number(compute);
        String value = fields.get(at[9]).strip();
        boolean named = List.of(0, 1, 5, 7, 8).stream().allMatch(i -> isName(fields.get(at[i])));
        boolean counted = params >= 0 && tokens >= 0 && step >= 0 && flops >= 0 && flops < Double.POSITIVE_INFINITY;
        boolean valued = DECIMAL.matcher(value).matches() || WORDS.contains(value.toLowerCase(Locale.ROOT));
        return named && counted && valued
                ? new EvidenceRow(
                        fields.get(at[0]),
                        fields.get(at[1]),
                        params,
                        tokens,
                        flops,
                        fields.get(at[5]),
                        step,
                        fields.get(at[7]),
                        fields.get(at[8]),
                        number(value))
                : null;
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= 1_000
                && text.chars().noneMatch(c -> c == '\uFFFD' || Character.isISOControl(c));
    }

    /** NaN for what is no finite number. */
    private static double number(String text) {
        return DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    /** Digits up to eighteen, or any spelling of a whole number up to 2^53; −1 for anything else. */
    private static long count(String text) {
        if (DIGITS.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        double number = number(text);
        return number >= 0 && number <= 9007199254740992.0 && number % 1 == 0 ? (long) number : -1;
    }

    /** The records of RFC 4180, empty lines left out; null when a quote stands where it must not. */
    private static @Nullable List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            StringBuilder field = new StringBuilder();
            boolean quoted = text.charAt(at) == '"';
            at = quoted ? quoted(text, at + 1, field) : bare(text, at, field);
            if (at < 0 || !quoted && field.indexOf("\"") >= 0) {
                return null;
            }
            fields.add(field.toString());
            boolean more = at < text.length() && text.charAt(at) == ',';
            if (more) {
                at++;
                if (at == text.length()) {
                    fields.add("");
                }
            }
            if (!more || at == text.length()) {
                if (fields.size() > 1 || quoted || !field.isEmpty()) {
                    records.add(List.copyOf(fields));
                }
                fields.clear();
                at += text.startsWith("\r\n", at) ? 2 : 1;
            }
        }
        return records;
    }

    private static int bare(String text, int from, StringBuilder field) {
        int at = from;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            field.append(text.charAt(at++));
        }
        return at;
    }

    /** The place after the closing quote; −1 when there is none, or neither a comma nor the end of a line follows it. */
    private static int quoted(String text, int from, StringBuilder field) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0 ? at : -1;
            }
        }
        return -1;
    }
}
