/** From text to numbers: tokenizers and memory-mapped files of tokens. */
@NullMarked
package io.datadecide.corpus.token;

import org.jspecify.annotations.NullMarked;
