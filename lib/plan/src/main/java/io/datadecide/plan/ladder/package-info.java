/** Model sizes: the DataDecide ladder, a ladder for laptops, and how a size is trained by default. */
@NullMarked
package io.datadecide.plan.ladder;

import org.jspecify.annotations.NullMarked;
