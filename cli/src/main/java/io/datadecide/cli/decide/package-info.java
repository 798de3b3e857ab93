/** Decisions on any evidence: {@code decide}, {@code import} and {@code bench decide}. */
@NullMarked
package io.datadecide.cli.decide;

import org.jspecify.annotations.NullMarked;
