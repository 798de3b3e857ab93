/** Workers as processes on this machine. */
@NullMarked
package io.datadecide.coordinator.launch.local;

import org.jspecify.annotations.NullMarked;
