/** Measures how much of a benchmark occurs in a corpus verbatim. */
@NullMarked
package io.datadecide.corpus.contamination;

import org.jspecify.annotations.NullMarked;
