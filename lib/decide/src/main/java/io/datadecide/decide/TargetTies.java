package io.datadecide.decide;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.datadecide.decide.rank.PairCount;

/** What a pair counts that the target does not tell apart. */
public enum TargetTies {
    /** Nothing: the released protocol of DataDecide. */
    @JsonProperty("wrong")
    WRONG,
    /** Half: what a guess gets. */
    @JsonProperty("half")
    HALF;

    /** Share of the pairs that are right. */
    double accuracy(PairCount count) {
        return this == HALF ? count.accuracyWithHalfTies() : count.accuracy();
    }
}
