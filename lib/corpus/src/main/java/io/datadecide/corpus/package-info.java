/** From files of text to windows of tokens in a reproducible order. */
@NullMarked
package io.datadecide.corpus;

import org.jspecify.annotations.NullMarked;
