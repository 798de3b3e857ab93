/** How fast this machine trains and tokenizes. */
@NullMarked
package io.datadecide.trainer.bench;

import org.jspecify.annotations.NullMarked;
