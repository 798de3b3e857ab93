/** From evidence to a decision: rankings, decision accuracy, extrapolation, confidence. */
@NullMarked
package io.datadecide.decide;

import org.jspecify.annotations.NullMarked;
