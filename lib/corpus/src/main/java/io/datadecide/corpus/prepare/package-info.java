/** Turns a recipe into a token file: reads, mixes, filters, tokenizes, writes. */
@NullMarked
package io.datadecide.corpus.prepare;

import org.jspecify.annotations.NullMarked;
