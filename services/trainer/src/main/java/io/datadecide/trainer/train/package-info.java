/** The training loop, its batches, its curve and its checkpoints. */
@NullMarked
package io.datadecide.trainer.train;

import org.jspecify.annotations.NullMarked;
