/** Elects the one coordinator that schedules. */
@NullMarked
package io.datadecide.coordinator.leader;

import org.jspecify.annotations.NullMarked;
