/** Where the program is installed, and the programs beside it that it starts. */
@NullMarked
package io.datadecide.cli.home;

import org.jspecify.annotations.NullMarked;
