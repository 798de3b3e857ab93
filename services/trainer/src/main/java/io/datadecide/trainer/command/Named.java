package io.datadecide.trainer.command;

import io.datadecide.trainer.TrainerException.BadRun;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads the name of a choice, in any case. */
final class Named {
    private Named() {}

    static <E extends Enum<E>> E of(Class<E> type, String option, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BadRun(
                        option + ": unknown name \"" + name + "\" (known: "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + ")",
                        null));
    }
}
