/** One class per verb of the command line. */
@NullMarked
package io.datadecide.cli.verb;

import org.jspecify.annotations.NullMarked;
