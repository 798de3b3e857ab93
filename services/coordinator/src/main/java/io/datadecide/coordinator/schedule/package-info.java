/** Moves runs and experiments: what happens to them, what runs next, what is tried again. */
@NullMarked
package io.datadecide.coordinator.schedule;

import org.jspecify.annotations.NullMarked;
