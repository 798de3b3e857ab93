package io.datadecide.decide.evidence;

import java.util.Arrays;

/**
 * The values, by checkpoint and then by measure, in compressed rows: twelve bytes a value. Repeated rows are settled when
 * the columns are packed: equal copies count once, contradicting ones become NaN.
 */
final class Cells {

    private final int[] starts;
    private final int[] ends;
    private final int[] measures;
    private final double[] values;

    private Cells(int[] starts, int[] measures, double[] values) {
        this.starts = starts;
        this.ends = new int[starts.length - 1];
        this.measures = measures;
        this.values = values;
    }

    static Cells pack(RowColumns rows, int checkpoints, RowObserver observer) {
        int[] starts = new int[checkpoints + 1];
        rows.forEach((checkpoint, measure, value) -> starts[checkpoint + 1]++);
        for (int c = 0; c < checkpoints; c++) {
            starts[c + 1] += starts[c];
        }
        Cells cells = new Cells(starts, new int[rows.size()], new double[rows.size()]);
        int[] next = Arrays.copyOf(starts, checkpoints);
        rows.forEach((checkpoint, measure, value) -> {
            int at = next[checkpoint]++;
            cells.measures[at] = measure;
            cells.values[at] = value;
        });
        for (int c = 0; c < checkpoints; c++) {
            cells.settle(c, observer);
        }
        return cells;
    }

    private void settle(int checkpoint, RowObserver observer) {
        int start = starts[checkpoint];
        int count = starts[checkpoint + 1] - start;
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = ((long) measures[start + i] << 32) | i;
        }
        Arrays.sort(order);
        double[] before = Arrays.copyOfRange(values, start, start + count);
        int end = start;
        for (long entry : order) {
            int measure = (int) (entry >>> 32);
            double value = before[(int) entry];
            if (end > start && measures[end - 1] == measure) {
                boolean same = Double.compare(values[end - 1], value) == 0;
                observer.repeated(checkpoint, measure, same);
                values[end - 1] = same ? value : Double.NaN;
            } else {
                measures[end] = measure;
                values[end++] = value;
            }
        }
        ends[checkpoint] = end;
    }

    /** The value, or NaN where there is none. */
    double value(int checkpoint, int measure) {
        int at = Arrays.binarySearch(measures, starts[checkpoint], ends[checkpoint], measure);
        return at < 0 ? Double.NaN : values[at];
    }

    void forEach(RowColumns.Visitor visitor) {
        for (int c = 0; c < ends.length; c++) {
            for (int i = starts[c]; i < ends[c]; i++) {
                visitor.visit(c, measures[i], values[i]);
            }
        }
    }

    /** Receives rows that repeat or contradict another row. */
    @FunctionalInterface
    interface RowObserver {
        void repeated(int checkpoint, int measure, boolean same);
    }
}
