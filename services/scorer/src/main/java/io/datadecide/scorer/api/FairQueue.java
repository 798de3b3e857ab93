package io.datadecide.scorer.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Queues elements by fairness key and serves the keys round robin. A key with a thousand elements delays an element of another
 * key by one element, not by a thousand.
 *
 * @param <T> type of elements
 */
final class FairQueue<T> {
    /** Queues by fairness key, in the order in which they are served. */
    private final Map<String, Deque<T>> queues = new LinkedHashMap<>();

    private int size;

    synchronized void add(String key, T waiting) {
        queues.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(waiting);
        size++;
        notifyAll();
    }

    /** Removes the next element; waits until there is one. */
    synchronized T take() throws InterruptedException {
        while (queues.isEmpty()) {
            wait();
        }
        Map.Entry<String, Deque<T>> turn = queues.entrySet().iterator().next();
        T first = turn.getValue().remove();
        queues.remove(turn.getKey());
        if (!turn.getValue().isEmpty()) {
            queues.put(turn.getKey(), turn.getValue());
        }
        size--;
        return first;
    }

    /** Removes the elements that match. */
    synchronized void removeIf(Predicate<T> unwanted) {
        queues.values().forEach(queue -> queue.removeIf(unwanted));
        queues.values().removeIf(Deque::isEmpty);
        size = queues.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized int size() {
        return size;
    }
}
