package io.datadecide.decide.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which sizes to fit to: all of them, all but the largest k, all but the smallest k, never fewer than three. */
final class SizeSubsets {
    private static final int FEWEST = 3;

    private SizeSubsets() {}

    /**
     * Lists the subsets, all sizes first.
     *
     * @param sizes ascending
     */
    static List<List<String>> of(List<String> sizes, boolean subsets) {
        List<List<String>> all = new ArrayList<>();
        all.add(sizes);
        if (subsets) {
            int most = sizes.size() - FEWEST;
            IntStream.rangeClosed(1, most).forEach(k -> all.add(sizes.subList(0, sizes.size() - k)));
            IntStream.rangeClosed(1, most).forEach(k -> all.add(sizes.subList(k, sizes.size())));
        }
        return List.copyOf(all);
    }
}
