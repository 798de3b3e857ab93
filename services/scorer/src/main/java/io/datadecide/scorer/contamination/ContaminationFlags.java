package io.datadecide.scorer.contamination;

import io.datadecide.corpus.contamination.Overlap;
import java.util.BitSet;
import java.util.List;

/** Which instances of a task stand in a corpus. Not to be changed. */
public final class ContaminationFlags {
    /** Ends the name of a metric that leaves marked instances out. */
    public static final String UNMARKED_SUFFIX = "_unmarked";

    /** Name of the metric that is the share of marked instances. */
    public static final String SHARE_METRIC = "marked_share";

    private static final ContaminationFlags UNCHECKED = new ContaminationFlags(new BitSet(), false);

    private final BitSet marked;
    private final boolean checked;

    private ContaminationFlags(BitSet marked, boolean checked) {
        this.marked = marked;
        this.checked = checked;
    }

    /** No corpus was looked at. */
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

    /** A corpus was looked at, and these instances stand in it. */
    public static ContaminationFlags of(BitSet marked) {
        return new ContaminationFlags((BitSet) marked.clone(), true);
    }

    /** Whether a corpus was looked at. */
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
