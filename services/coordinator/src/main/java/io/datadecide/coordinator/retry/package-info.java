/** Decides whether and when a failed run or scoring is attempted again. */
@NullMarked
package io.datadecide.coordinator.retry;

import org.jspecify.annotations.NullMarked;
