/** Has checkpoints scored and keeps what comes back. */
@NullMarked
package io.datadecide.coordinator.score;

import org.jspecify.annotations.NullMarked;
