/** Tasks: what is asked of a checkpoint, read from files and verified before a model is loaded. */
@NullMarked
package io.datadecide.scorer.task;

import org.jspecify.annotations.NullMarked;
