package io.datadecide.decide.evidence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Values of single instances (questions of a benchmark), which a bootstrap resamples. Twelve bytes a value; immutable once
 * {@link InstancesFile} has read it.
 */
public final class Instances {

    private static final int MOST_VALUES = 200_000_000;

    private final Names names = new Names("instance", 20_000_000);
    private final Map<Key, Column> columns = new HashMap<>();
    private int size;

    void add(Key key, String instance, double value) {
        if (size == MOST_VALUES) {
            throw new EvidenceException("more than " + MOST_VALUES + " values of instances; keep one metric and step");
        }
        columns.computeIfAbsent(key, k -> new Column()).add(names.intern(instance), value);
        size++;
    }

    /** How many values there are. */
    public int size() {
        return size;
    }

    /** Values by instance; none where the checkpoint has none. An instance that is there twice keeps its last value. */
    public Map<Integer, Double> values(Key key) {
        Column column = columns.get(key);
        Map<Integer, Double> values = new HashMap<>();
        for (int i = 0; column != null && i < column.size; i++) {
            values.put(column.instances[i], column.values[i]);
        }
        return values;
    }

    /** What one model scored on one task. */
    public record Key(String corpus, String size, String seed, long step, String task, String metric) {}

    private static final class Column {
        private int[] instances = new int[16];
        private double[] values = new double[16];
        private int size;

        void add(int instance, double value) {
            if (size == instances.length) {
                instances = Arrays.copyOf(instances, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            instances[size] = instance;
            values[size++] = value;
        }
    }
}
