package io.datadecide.scorer.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lines that take turns: the next is the first of the line that waited longest for its turn. A line with a thousand orders
 * delays another one's order by one order, not by a thousand.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {
    /** Lines in the order of their turns. */
    private final Map<String, Deque<T>> lines = new LinkedHashMap<>();

    private int size;

    synchronized void add(String line, T waiting) {
        lines.computeIfAbsent(line, _ -> new ArrayDeque<>()).add(waiting);
        size++;
        notifyAll();
    }

    /** Waits until there is one. */
    synchronized T take() throws InterruptedException {
        while (lines.isEmpty()) {
            wait();
        }
        Map.Entry<String, Deque<T>> turn = lines.entrySet().iterator().next();
        T first = turn.getValue().remove();
        lines.remove(turn.getKey());
        if (!turn.getValue().isEmpty()) {
            lines.put(turn.getKey(), turn.getValue());
        }
        size--;
        return first;
    }

    /** Drops cancelled work. */
    synchronized void removeIf(Predicate<T> unwanted) {
        lines.values().forEach(line -> line.removeIf(unwanted));
        lines.values().removeIf(Deque::isEmpty);
        size = lines.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized int size() {
        return size;
    }
}
