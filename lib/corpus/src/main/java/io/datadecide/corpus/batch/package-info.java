/** The order in which training sees the windows of a corpus. */
@NullMarked
package io.datadecide.corpus.batch;

import org.jspecify.annotations.NullMarked;
