/** What a corpus is made of: weighted sources, and the filters that its documents pass. */
@NullMarked
package io.datadecide.corpus.recipe;

import org.jspecify.annotations.NullMarked;
