package io.datadecide.plan.experiment;

import io.datadecide.corpus.recipe.Filters;
import io.datadecide.corpus.recipe.FiltersBuilder;
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
            return FiltersBuilder.builder()
                    .dropLinesMatching(expressions(section.get("dropLinesMatching")))
                    .maxLineRepeats(section.get("maxLineRepeats")
                            .map(value -> value.wholeInt(0))
                            .orElse(0))
                    .minCharacters(section.get("minCharacters")
                            .map(value -> value.wholeInt(0))
                            .orElse(0))
                    .maxCharacters(section.get("maxCharacters")
                            .map(value -> value.wholeInt(0))
                            .orElse(0))
                    .keepMatching(expressions(section.get("keepMatching")))
                    .dropMatching(expressions(section.get("dropMatching")))
                    .dropExactDuplicates(
                            section.get("dropExactDuplicates").map(Field::truth).orElse(false))
                    .nearDuplicateSimilarity(section.get("nearDuplicateSimilarity")
                            .map(value -> value.fraction(0, 1))
                            .orElse(0.0))
                    .build();
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
