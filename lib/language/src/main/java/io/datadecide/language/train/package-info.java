/** Training: one optimizer step as one native call, and the schedule of its learning rate. */
@NullMarked
package io.datadecide.language.train;

import org.jspecify.annotations.NullMarked;
