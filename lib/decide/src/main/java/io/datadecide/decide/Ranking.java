package io.datadecide.decide;

import io.datadecide.decide.rank.RankedCorpus;
import java.util.List;

/** Corpora in their order, the leader against each other one, and what follows. */
record Ranking(List<RankedCorpus> corpora, List<Comparison> comparisons, Recommendation recommendation) {}
