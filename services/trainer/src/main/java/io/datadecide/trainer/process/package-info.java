/** The process itself: signals, parent, memory. */
@NullMarked
package io.datadecide.trainer.process;

import org.jspecify.annotations.NullMarked;
