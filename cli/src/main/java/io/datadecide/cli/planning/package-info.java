/** Shows a plan, for people and for programs. */
@NullMarked
package io.datadecide.cli.planning;

import org.jspecify.annotations.NullMarked;
