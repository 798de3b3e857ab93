/** The grid of runs that an experiment resolves to, each with an identity that only its content decides. */
@NullMarked
package io.datadecide.plan.grid;

import org.jspecify.annotations.NullMarked;
