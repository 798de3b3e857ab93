/** Defines the commands of the command line, one class per verb. */
@NullMarked
package io.datadecide.cli.command;

import org.jspecify.annotations.NullMarked;
