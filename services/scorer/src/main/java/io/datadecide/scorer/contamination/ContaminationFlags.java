package io.datadecide.scorer.contamination;

import io.datadecide.corpus.contamination.Overlap;
import java.util.BitSet;
import java.util.List;

/** Flags the instances of a task whose text occurs in a corpus. The others are the clean subset. Immutable. */
public final class ContaminationFlags {
    /** Suffix of the names of metrics on the clean subset. */
    public static final String UNMARKED_SUFFIX = "_unmarked";

    /** Name of the metric that is the share of flagged instances. */
    public static final String SHARE_METRIC = "marked_share";

    private static final ContaminationFlags UNCHECKED = new ContaminationFlags(new BitSet(), false);

    private final BitSet marked;
    private final boolean checked;

    private ContaminationFlags(BitSet marked, boolean checked) {
        this.marked = marked;
        this.checked = checked;
    }

    /** Returns flags of a task that was not checked. */
    public static ContaminationFlags unchecked() {
        return UNCHECKED;
    }

    static ContaminationFlags of(List<Overlap> overlaps) {
        BitSet marked = new BitSet(overlaps.size());
        for (int i = 0; i < overlaps.size(); i++) {
            marked.set(i, overlaps.get(i).contaminated());
        }
        return new ContaminationFlags(marked, true);
    }

    /** Returns flags of a checked task; the bits are the indices of flagged instances. */
    public static ContaminationFlags of(BitSet marked) {
        return new ContaminationFlags((BitSet) marked.clone(), true);
    }

    /** Returns whether the task was checked. */
    public boolean checked() {
        return checked;
    }

    public boolean marked(int instance) {
        return marked.get(instance);
    }

    public int count() {
        return marked.cardinality();
    }
}
