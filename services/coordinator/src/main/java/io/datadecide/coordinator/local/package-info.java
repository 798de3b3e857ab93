/** One machine, one output directory: its layout, its lock, its start and its end. */
@NullMarked
package io.datadecide.coordinator.local;

import org.jspecify.annotations.NullMarked;
