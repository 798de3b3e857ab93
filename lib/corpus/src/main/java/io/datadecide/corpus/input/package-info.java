/** Files that corpora and tasks are read from, wherever they lie. */
@NullMarked
package io.datadecide.corpus.input;

import org.jspecify.annotations.NullMarked;
