package io.datadecide.decide.evidence;

/** What was measured: one metric of one task. */
public record Measure(String task, String metric) implements Comparable<Measure> {

    @Override
    public int compareTo(Measure other) {
        int byTask = task.compareTo(other.task);
        return byTask != 0 ? byTask : metric.compareTo(other.metric);
    }

    @Override
    public String toString() {
        return task + " " + metric;
    }
}
