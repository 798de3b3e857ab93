/** Trained models in the layout of Hugging Face, for other programs. */
@NullMarked
package io.datadecide.language.export;

import org.jspecify.annotations.NullMarked;
