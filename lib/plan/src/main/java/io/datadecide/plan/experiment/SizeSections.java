package io.datadecide.plan.experiment;

import io.datadecide.plan.ladder.Ladder;
import io.datadecide.plan.ladder.LadderSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code sizes}: names of a ladder, such names with changes, or shapes that are spelled out. */
final class SizeSections {

    private SizeSections() {}

    static List<ExperimentSize> read(Field field) {
        List<ExperimentSize> sizes = new ArrayList<>();
        Map<String, Field> first = new HashMap<>();
        for (Field element : field.list("sizes")) {
            ExperimentSize size = size(element);
            Field same = first.putIfAbsent(size.name(), element);
            if (same != null) {
                throw element.error("size `" + size.name() + "` is given twice, first on line " + same.line()
                        + "; remove one of them");
            }
            sizes.add(size);
        }
        if (sizes.isEmpty()) {
            throw field.error("is empty; give at least one size");
        }
        return sizes;
    }

    private static ExperimentSize size(Field field) {
        if (!field.isMapping()) {
            return new ExperimentSize(ofLadder(field), Optional.empty(), TrainingOverrides.none());
        }
        Section section = field.section("size", "name", "layers", "width", "heads", "mlpHidden", "tokens", "training");
        LadderSize size = section.get("size").isPresent() ? changed(section) : spelledOut(section);
        return new ExperimentSize(
                size,
                section.get("tokens").map(TrainingSections::budget),
                section.get("training").map(TrainingSections::overrides).orElse(TrainingOverrides.none()));
    }

    private static LadderSize ofLadder(Field field) {
        List<String> names = Ladder.all().stream().map(LadderSize::name).toList();
        String name = field.oneOf(names, "size of a ladder");
        return Ladder.find(name).orElseThrow();
    }

    private static LadderSize changed(Section section) {
        for (String key : List.of("name", "layers", "width", "heads", "mlpHidden")) {
            section.get(key).ifPresent(field -> {
                throw field.error(
                        "a size of a ladder has its own; remove it, or remove `size` and spell the shape out");
            });
        }
        return ofLadder(section.require("size"));
    }

    private static LadderSize spelledOut(Section section) {
        Field name = section.require("name");
        if (Ladder.find(name.name()).isPresent()) {
            throw name.error("`" + name.name() + "` is a size of a ladder; give your shape another name");
        }
        int width = section.require("width").wholeInt(2);
        int heads = section.require("heads").wholeInt(1);
        if (width % heads != 0 || (width / heads) % 2 != 0) {
            throw section.require("width")
                    .error("width " + width + " cannot be cut into " + heads
                            + " heads of an even number of dimensions; take a multiple of " + 2 * heads);
        }
        return new LadderSize(
                name.name(),
                section.require("layers").wholeInt(1),
                width,
                heads,
                section.get("mlpHidden").map(field -> field.wholeInt(1)).orElse(4 * width),
                Ladder.defaultsOfOwnShapes());
    }
}
