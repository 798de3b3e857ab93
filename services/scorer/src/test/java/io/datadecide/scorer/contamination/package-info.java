/** Tests. */
@NullMarked
package io.datadecide.scorer.contamination;

import org.jspecify.annotations.NullMarked;
