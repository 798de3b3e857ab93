package io.datadecide.coordinator.api;

/** Text from outside as one line of bounded length. */
final class OneLine {
    private static final int LONGEST = 2000;

    private OneLine() {}

    static String of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
