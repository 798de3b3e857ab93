/** The ladder's language model: one training step, checkpoints and likelihoods. */
@NullMarked
package io.datadecide.language;

import org.jspecify.annotations.NullMarked;
