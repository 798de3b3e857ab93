package io.datadecide.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Rotary angles as the script takes them.
 *
 * @param cosines [time, 1, head]
 * @param sines [time, 1, head], the first half of each row negated
 */
public record PositionTable(NDArray cosines, NDArray sines) {
    /** Angles of the positions below {@code time}. */
    public static PositionTable of(NDManager manager, ModelShape shape, int time) {
        int head = shape.headWidth();
        Shape dimensions = new Shape(time, 1, head);
        return new PositionTable(
                manager.create(RotaryAngles.cosines(time, head), dimensions),
                manager.create(RotaryAngles.signedSines(time, head), dimensions));
    }
}
