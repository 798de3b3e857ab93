package io.datadecide.plan.experiment;

import io.datadecide.corpus.recipe.Filters;
import java.util.List;
import java.util.Optional;

/** Reads the filters of a corpus. */
final class FilterSection {

    private FilterSection() {}

    static Filters read(Field field) {
        Section section = field.section(
                "dropLinesMatching",
                "maxLineRepeats",
                "minCharacters",
                "maxCharacters",
                "keepMatching",
                "dropMatching",
                "dropExactDuplicates",
                "nearDuplicateSimilarity");
        try {
            return new Filters(
                    expressions(section.get("dropLinesMatching")),
                    section.get("maxLineRepeats")
                            .map(value -> value.wholeInt(0))
                            .orElse(0),
                    section.get("minCharacters").map(value -> value.wholeInt(0)).orElse(0),
                    section.get("maxCharacters").map(value -> value.wholeInt(0)).orElse(0),
                    expressions(section.get("keepMatching")),
                    expressions(section.get("dropMatching")),
                    section.get("dropExactDuplicates").map(Field::truth).orElse(false),
                    section.get("nearDuplicateSimilarity")
                            .map(value -> value.fraction(0, 1))
                            .orElse(0.0));
        } catch (IllegalArgumentException e) {
            throw field.error(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> expressions(Optional<Field> field) {
        return field.map(list -> list.list("regular expressions").stream()
                        .map(Field::text)
                        .toList())
                .orElse(List.of());
    }
}
