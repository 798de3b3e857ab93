/** Noise of seeds and checkpoints, and what it leaves of a difference between corpora. */
@NullMarked
package io.datadecide.decide.signal;

import org.jspecify.annotations.NullMarked;
