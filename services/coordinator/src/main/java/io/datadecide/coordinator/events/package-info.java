/** Tells the rest of the system what happened, at least once, after it was committed. */
@NullMarked
package io.datadecide.coordinator.events;

import org.jspecify.annotations.NullMarked;
