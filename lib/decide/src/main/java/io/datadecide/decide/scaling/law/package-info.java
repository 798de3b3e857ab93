/** The formulas of the scaling laws, and how each is fitted. */
@NullMarked
package io.datadecide.decide.scaling.law;

import org.jspecify.annotations.NullMarked;
