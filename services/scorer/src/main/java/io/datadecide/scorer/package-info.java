/** Scores checkpoints on evaluation tasks. */
@NullMarked
package io.datadecide.scorer;

import org.jspecify.annotations.NullMarked;
