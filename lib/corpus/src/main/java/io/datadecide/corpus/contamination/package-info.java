/** How much of a benchmark stands in a corpus word for word. */
@NullMarked
package io.datadecide.corpus.contamination;

import org.jspecify.annotations.NullMarked;
