/** Reports failures of the coordinator as one sealed family of exceptions. */
@NullMarked
package io.datadecide.coordinator.error;

import org.jspecify.annotations.NullMarked;
