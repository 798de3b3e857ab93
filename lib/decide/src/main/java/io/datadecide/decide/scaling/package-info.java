/** Scaling laws: fitted to small sizes, asked about the target. */
@NullMarked
package io.datadecide.decide.scaling;

import org.jspecify.annotations.NullMarked;
