/** What is measured while the coordinator works, and under which names. */
@NullMarked
package io.datadecide.coordinator.meter;

import org.jspecify.annotations.NullMarked;
