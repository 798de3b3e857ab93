package io.datadecide.plan.experiment;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} in values; {@code $${} stands for {@code ${} itself.
 *
 * @param values for example the environment
 */
record Variables(Map<String, String> values) {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}");

    String expand(String text, Field field) {
        if (!text.contains("${")) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(found -> {
            if (found.group(1) != null) {
                return Matcher.quoteReplacement(found.group(1));
            }
            return Matcher.quoteReplacement(value(found.group(2), found.group(3), field));
        });
    }

    private String value(String name, @Nullable String fallback, Field field) {
        String value = values.get(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (fallback == null) {
            throw field.error("the environment variable " + name + " is not set; set it, or give a default as in ${"
                    + name + ":-default}");
        }
        return fallback;
    }
}
