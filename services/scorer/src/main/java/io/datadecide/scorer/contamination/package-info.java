/** Finds evaluation instances whose text occurs in a training corpus. */
@NullMarked
package io.datadecide.scorer.contamination;

import org.jspecify.annotations.NullMarked;
