/** Measures how fast this machine scores. */
@NullMarked
package io.datadecide.scorer.bench;

import org.jspecify.annotations.NullMarked;
