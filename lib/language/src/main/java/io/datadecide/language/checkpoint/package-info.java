/** Checkpoints on disk: written whole or not at all, verified when read. */
@NullMarked
package io.datadecide.language.checkpoint;

import org.jspecify.annotations.NullMarked;
