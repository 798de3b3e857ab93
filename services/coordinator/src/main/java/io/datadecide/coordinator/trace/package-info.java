/** What becomes of an experiment as one trace, from its submission to its decision. */
@NullMarked
package io.datadecide.coordinator.trace;

import org.jspecify.annotations.NullMarked;
