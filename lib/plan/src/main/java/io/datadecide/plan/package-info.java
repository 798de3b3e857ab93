/** From an experiment file to the grid of runs, their identities and what they cost. */
@NullMarked
package io.datadecide.plan;

import org.jspecify.annotations.NullMarked;
