/** What an attempt does, as spans of its experiment's trace. */
@NullMarked
package io.datadecide.trainer.trace;

import org.jspecify.annotations.NullMarked;
