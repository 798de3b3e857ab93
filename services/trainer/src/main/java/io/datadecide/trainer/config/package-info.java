/** Settings of the trainer. */
@NullMarked
package io.datadecide.trainer.config;

import org.jspecify.annotations.NullMarked;
