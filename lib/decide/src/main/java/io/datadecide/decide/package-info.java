/** Turns evidence into a decision: which corpus, how sure, and how much compute the answer needed. */
@NullMarked
package io.datadecide.decide;

import org.jspecify.annotations.NullMarked;
