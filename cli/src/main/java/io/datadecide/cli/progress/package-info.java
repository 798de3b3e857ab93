/** Follows an experiment: a live table on a terminal, a line per event on a pipe. */
@NullMarked
package io.datadecide.cli.progress;

import org.jspecify.annotations.NullMarked;
