/** Gets a worker for an attempt and tells how it ended. */
@NullMarked
package io.datadecide.coordinator.launch;

import org.jspecify.annotations.NullMarked;
