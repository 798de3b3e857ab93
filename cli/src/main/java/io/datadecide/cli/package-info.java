/** The command line: one class per verb. */
@NullMarked
package io.datadecide.cli;

import org.jspecify.annotations.NullMarked;
