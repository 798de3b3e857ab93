/** The words and the one table of state changes of runs and experiments. */
@NullMarked
package io.datadecide.coordinator.schedule.state;

import org.jspecify.annotations.NullMarked;
