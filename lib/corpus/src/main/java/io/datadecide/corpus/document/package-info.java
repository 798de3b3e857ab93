/** Readers that stream documents out of files, directories and globs. */
@NullMarked
package io.datadecide.corpus.document;

import org.jspecify.annotations.NullMarked;
