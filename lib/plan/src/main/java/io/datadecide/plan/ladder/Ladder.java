package io.datadecide.plan.ladder;

import io.datadecide.plan.ladder.LadderSize.TrainingDefaults;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sizes that an experiment can name. */
public final class Ladder {

    private static final List<LadderSize> ALL = Stream.concat(
                    NanoLadder.SIZES.stream(), DataDecideLadder.SIZES.stream())
            .toList();

    private Ladder() {}

    /** The four sizes for laptops, smallest first. */
    public static List<LadderSize> nano() {
        return NanoLadder.SIZES;
    }

    /** The 14 sizes of DataDecide, smallest first. */
    public static List<LadderSize> dataDecide() {
        return DataDecideLadder.SIZES;
    }

    /** Both ladders, smallest first. */
    public static List<LadderSize> all() {
        return ALL;
    }

    /** The size of that name; names are exact ({@code 4M}, {@code nano1}). */
    public static Optional<LadderSize> find(String name) {
        return ALL.stream().filter(size -> size.name().equals(name)).findFirst();
    }

    /** How a shape is trained that no ladder names. */
    public static TrainingDefaults defaultsOfOwnShapes() {
        return NanoLadder.DEFAULTS;
    }
}
