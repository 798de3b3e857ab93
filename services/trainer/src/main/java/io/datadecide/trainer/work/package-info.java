/** One attempt at one run, from lease to completion or failure. */
@NullMarked
package io.datadecide.trainer.work;

import org.jspecify.annotations.NullMarked;
