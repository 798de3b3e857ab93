/** What a grid costs: floating-point operations, hours and money. */
@NullMarked
package io.datadecide.plan.budget;

import org.jspecify.annotations.NullMarked;
