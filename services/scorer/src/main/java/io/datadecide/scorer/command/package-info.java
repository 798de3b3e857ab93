/** The scorer's commands: score files, list tasks, measure. */
@NullMarked
package io.datadecide.scorer.command;

import org.jspecify.annotations.NullMarked;
