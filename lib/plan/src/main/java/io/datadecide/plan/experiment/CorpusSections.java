package io.datadecide.plan.experiment;

import io.datadecide.corpus.recipe.Filters;
import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.corpus.recipe.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads {@code corpora}: one path, weighted paths, or mixtures of corpora that stand earlier in the file.
 *
 * @param paths reads their paths
 * @param defaultMaxTokens what each of them is cut to where it does not say; 0: not cut
 */
record CorpusSections(PathFields paths, long defaultMaxTokens) {

    List<Recipe> read(Field field) {
        Map<String, Recipe> corpora = new LinkedHashMap<>();
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field element : field.list("corpora")) {
            Section section = element.section("name", "path", "sources", "filters", "maxTokens");
            Field name = section.require("name");
            Field same = fields.putIfAbsent(name.name(), name);
            if (same != null) {
                throw name.error("corpus `" + name.name() + "` is given twice, first on line " + same.line()
                        + "; rename one of them");
            }
            corpora.put(name.name(), corpus(section, corpora));
        }
        if (corpora.size() < 2) {
            throw field.error("names " + corpora.size() + "; give at least two corpora to decide between");
        }
        return List.copyOf(corpora.values());
    }

    private Recipe corpus(Section section, Map<String, Recipe> earlier) {
        Optional<Field> path = section.get("path");
        Optional<Field> sources = section.get("sources");
        if (path.isPresent() == sources.isPresent()) {
            throw section.field().error("give either `path` or `sources`");
        }
        List<Source> weighted = new ArrayList<>();
        List<Filters> inherited = new ArrayList<>();
        path.ifPresent(field -> weighted.add(new Source(paths.absolute(field), 1)));
        sources.ifPresent(
                field -> field.list("sources").forEach(source -> addSource(source, earlier, weighted, inherited)));
        if (weighted.isEmpty()) {
            throw section.field().error("`sources` is empty; give at least one");
        }
        Filters filters =
                section.get("filters").map(FilterSection::read).orElseGet(() -> agreed(inherited, section.field()));
        long maxTokens = section.get("maxTokens")
                .map(field -> field.wholeNumber(1, Long.MAX_VALUE))
                .orElse(defaultMaxTokens);
        return new Recipe(section.require("name").name(), weighted, filters, maxTokens);
    }

    private void addSource(Field field, Map<String, Recipe> earlier, List<Source> weighted, List<Filters> inherited) {
        Section section = field.section("path", "corpus", "weight");
        double weight = section.get("weight").map(Field::positive).orElse(1.0);
        if (section.get("path").isPresent() == section.get("corpus").isPresent()) {
            throw field.error("give either `path` or `corpus`");
        }
        section.get("path").ifPresent(path -> {
            weighted.add(new Source(paths.absolute(path), weight));
            inherited.add(Filters.none());
        });
        section.get("corpus").ifPresent(name -> {
            if (earlier.isEmpty()) {
                throw name.error("a mixture stands after the corpora that it mixes; move it down");
            }
            Recipe part = Objects.requireNonNull(
                    earlier.get(name.oneOf(List.copyOf(earlier.keySet()), "corpus that stands before this one")));
            double total = part.sources().stream().mapToDouble(Source::weight).sum();
            part.sources().forEach(source -> weighted.add(new Source(source.path(), weight * source.weight() / total)));
            inherited.add(part.filters());
        });
    }

    /** Filters work on a whole recipe, so the parts of a mixture must agree where it has no filters. */
    private static Filters agreed(List<Filters> inherited, Field corpus) {
        List<Filters> different = inherited.stream().distinct().toList();
        if (different.size() > 1) {
            throw corpus.error("its parts have different filters; give the mixture its own `filters`, for all parts");
        }
        return different.isEmpty() ? Filters.none() : different.getFirst();
    }
}
