/** Tests. */
@NullMarked
package io.datadecide.scorer.answer;

import org.jspecify.annotations.NullMarked;
