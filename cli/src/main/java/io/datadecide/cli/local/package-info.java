/** One output directory on this machine: its coordinator, and what was submitted to it. */
@NullMarked
package io.datadecide.cli.local;

import org.jspecify.annotations.NullMarked;
