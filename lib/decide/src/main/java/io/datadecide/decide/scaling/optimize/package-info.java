/** Smooth minimisation of a few bounded variables: L-BFGS-B, and least squares with bounds. */
@NullMarked
package io.datadecide.decide.scaling.optimize;

import org.jspecify.annotations.NullMarked;
