/** Implements the scorer's commands: score checkpoints, list tasks, check contamination, measure throughput. */
@NullMarked
package io.datadecide.scorer.command;

import org.jspecify.annotations.NullMarked;
