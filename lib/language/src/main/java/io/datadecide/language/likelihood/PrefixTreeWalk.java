package io.datadecide.language.likelihood;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Walks the prefix tree of many sequences depth first and says what to run through the model: which shared prefixes to
 * cache, and packs of the rest under a token budget. The tree is implicit: sorted sequences and the prefix lengths that
 * neighbours share.
 */
final class PrefixTreeWalk {
    /** A shared prefix shorter than this is cheaper to run again with each pack than to run alone. */
    private static final int SHORTEST_CACHED = 32;

    /** A pack may grow by this part beyond the budget to keep a question's choices together. */
    private static final double SLACK = 1.25;

    private final List<TokenSequence> sequences;
    private final int[] order;
    private final int[] shared;
    private final long[] costs;
    private final int budget;
    private final Runner runner;
    private TokenPack pack = new TokenPack(0);
    private int cached;

    /** Runs what the walk finds. */
    interface Runner {
        /** Extends the cached prefix by a pack that is a single chain, and scores its targets. */
        void enter(TokenPack chain);

        /** Scores a pack below the cached prefix. */
        void run(TokenPack pack);

        /** Drops the last extension of the cached prefix. */
        void leave();
    }

    PrefixTreeWalk(List<TokenSequence> sequences, int budget, Runner runner) {
        this.sequences = sequences;
        this.budget = budget;
        this.runner = runner;
        Comparator<Integer> byInputs = (a, b) -> sequences.get(a).compareInputs(sequences.get(b));
        this.order = IntStream.range(0, sequences.size())
                .boxed()
                .sorted(byInputs)
                .mapToInt(Integer::intValue)
                .toArray();
        this.shared = new int[order.length];
        this.costs = new long[order.length + 1];
        for (int i = 0; i < order.length; i++) {
            shared[i] = i == 0 ? 0 : at(i).sharedInputs(at(i - 1));
            costs[i + 1] = costs[i] + at(i).inputs() - shared[i];
        }
    }

    void walk() {
        if (order.length > 0) {
            visit(0, order.length);
            flush();
        }
    }

    private void visit(int from, int to) {
        int prefix = to - from == 1 ? at(from).inputs() : sharedWithin(from, to);
        if (to - from == 1 || cost(from, to) <= budget) {
            for (int i = from; i < to; i++) {
                emit(i);
            }
        } else if (prefix - cached >= SHORTEST_CACHED) {
            visitBelowCached(from, to, prefix);
        } else {
            visitChildren(from, to, prefix);
        }
    }

    private void visitBelowCached(int from, int to, int prefix) {
        flush();
        int before = cached;
        TokenPack chain = new TokenPack(before);
        for (int i = from; i < to; i++) {
            chain.add(at(i), order[i], prefix, Math.min(prefix, at(i).inputs()));
        }
        runner.enter(chain);
        cached = prefix;
        pack = new TokenPack(cached);
        visitChildren(from, to, prefix);
        flush();
        runner.leave();
        cached = before;
        pack = new TokenPack(cached);
    }

    private void visitChildren(int from, int to, int prefix) {
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || shared[i] == prefix) {
                visit(start, i);
                start = i;
            }
        }
    }

    private void emit(int i) {
        TokenSequence sequence = at(i);
        if (sequence.inputs() <= cached) {
            return;
        }
        int known = pack.isEmpty() ? cached : Math.max(cached, shared[i]);
        int added = sequence.inputs() - known;
        boolean akin = 2 * (known - cached) >= sequence.inputs() - cached;
        if (!pack.isEmpty() && pack.size() + added > (akin ? budget * SLACK : budget)) {
            flush();
            known = cached;
        }
        pack.add(sequence, order[i], known, sequence.inputs());
    }

    private void flush() {
        if (!pack.isEmpty()) {
            runner.run(pack);
        }
        pack = new TokenPack(cached);
    }

    /** Tokens that neighbours from {@code from} to {@code to} need below the cached prefix. */
    private long cost(int from, int to) {
        return at(from).inputs() - cached + costs[to] - costs[from + 1];
    }

    private int sharedWithin(int from, int to) {
        return Arrays.stream(shared, from + 1, to).min().orElseThrow();
    }

    private TokenSequence at(int i) {
        return sequences.get(order[i]);
    }
}
