/** Measurements of scoring on this machine. */
@NullMarked
package io.datadecide.scorer.bench;

import org.jspecify.annotations.NullMarked;
