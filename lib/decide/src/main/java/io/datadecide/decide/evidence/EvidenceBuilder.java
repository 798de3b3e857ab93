package io.datadecide.decide.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects rows; memory grows by sixteen bytes a row plus each distinct name, checkpoint and measure once. */
public final class EvidenceBuilder {

    private static final int MOST_CHECKPOINTS = 2_000_000;
    private static final int MOST_MEASURES = 100_000;

    private final Names corpora = new Names("corpus", 1_000_000);
    private final Names sizes = new Names("size", 10_000);
    private final Names seeds = new Names("seed", 1_000_000);
    private final Names tasks = new Names("task", MOST_MEASURES);
    private final Names metrics = new Names("metric", MOST_MEASURES);
    private final Map<CheckpointKey, Integer> checkpointIds = new HashMap<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Map<Long, Integer> measureIds = new HashMap<>();
    private final List<Measure> measures = new ArrayList<>();
    private final RowColumns rows = new RowColumns();
    private final Findings findings = new Findings();
    private @Nullable CheckpointKey lastKey;
    private int lastCheckpoint;

    /** Adds one row; see {@link EvidenceRow} for what the fields hold. */
    public EvidenceBuilder add(EvidenceRow row) {
        int checkpoint = checkpoint(row);
        int measure = measure(row);
        if (!Double.isFinite(row.value())) {
            findings.nonFinite(checkpoints.get(checkpoint), measures.get(measure), row.value());
        }
        rows.add(checkpoint, measure, row.value());
        return this;
    }

    public Evidence build() {
        Cells cells = Cells.pack(
                rows,
                checkpoints.size(),
                (checkpoint, measure, same) ->
                        findings.repeated(checkpoints.get(checkpoint), measures.get(measure), same));
        return new Evidence(checkpoints, measures, cells, rows.size(), findings.warnings());
    }

    private int checkpoint(EvidenceRow row) {
        CheckpointKey key = new CheckpointKey(
                corpora.intern(row.corpus()), sizes.intern(row.size()), seeds.intern(row.seed()), row.step());
        if (!key.equals(lastKey)) {
            lastCheckpoint = Objects.requireNonNullElse(checkpointIds.get(key), Names.ABSENT);
            if (lastCheckpoint == Names.ABSENT) {
                lastCheckpoint = newCheckpoint(key, row);
            }
            lastKey = key;
        }
        Checkpoint known = checkpoints.get(lastCheckpoint);
        if (known.params() != row.params() || known.tokens() != row.tokens() || known.flops() != row.flops()) {
            findings.mixedCompute(known);
        }
        return lastCheckpoint;
    }

    private int newCheckpoint(CheckpointKey key, EvidenceRow row) {
        if (checkpoints.size() == MOST_CHECKPOINTS) {
            throw new EvidenceException("more than " + MOST_CHECKPOINTS
                    + " different checkpoints: are the columns right? Otherwise split the file");
        }
        checkpointIds.put(key, checkpoints.size());
        checkpoints.add(new Checkpoint(
                corpora.name(key.corpus),
                sizes.name(key.size),
                seeds.name(key.seed),
                key.step,
                row.params(),
                row.tokens(),
                row.flops()));
        return checkpoints.size() - 1;
    }

    private int measure(EvidenceRow row) {
        int task = tasks.intern(row.task());
        int metric = metrics.intern(row.metric());
        long key = ((long) task << 32) | metric;
        Integer known = measureIds.get(key);
        if (known != null) {
            return known;
        }
        if (measures.size() == MOST_MEASURES) {
            throw new EvidenceException(
                    "more than " + MOST_MEASURES + " different pairs of task and metric: are the columns right?");
        }
        measureIds.put(key, measures.size());
        measures.add(new Measure(tasks.name(task), metrics.name(metric)));
        return measures.size() - 1;
    }

    private record CheckpointKey(int corpus, int size, int seed, long step) {}
}
