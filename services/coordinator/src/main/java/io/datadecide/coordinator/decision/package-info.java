/** From stored evidence to the decision and its report. */
@NullMarked
package io.datadecide.coordinator.decision;

import org.jspecify.annotations.NullMarked;
