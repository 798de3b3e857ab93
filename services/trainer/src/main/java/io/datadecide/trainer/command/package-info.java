/** The command line of the process. */
@NullMarked
package io.datadecide.trainer.command;

import org.jspecify.annotations.NullMarked;
