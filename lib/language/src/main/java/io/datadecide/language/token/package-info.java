/** Tokenizers that need native code. */
@NullMarked
package io.datadecide.language.token;

import org.jspecify.annotations.NullMarked;
