package io.datadecide.decide.evidence;

import java.util.ArrayList;
import java.util.List;

/** Rows as they come, in blocks, so that growing never copies: sixteen bytes a row. */
final class RowColumns {

    private static final int BLOCK = 1 << 16;

    private final List<Block> blocks = new ArrayList<>();
    private int size;

    void add(int checkpoint, int measure, double value) {
        if (size == Integer.MAX_VALUE - 8) {
            throw new EvidenceException("more than " + size + " rows; split the file");
        }
        int at = size % BLOCK;
        if (at == 0) {
            blocks.add(new Block(new int[BLOCK], new int[BLOCK], new double[BLOCK]));
        }
        Block block = blocks.getLast();
        block.checkpoints[at] = checkpoint;
        block.measures[at] = measure;
        block.values[at] = value;
        size++;
    }

    int size() {
        return size;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            Block block = blocks.get(i / BLOCK);
            int at = i % BLOCK;
            visitor.visit(block.checkpoints[at], block.measures[at], block.values[at]);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Block(int[] checkpoints, int[] measures, double[] values) {}

    /** Takes one row. */
    @FunctionalInterface
    interface Visitor {
        void visit(int checkpoint, int measure, double value);
    }
}
