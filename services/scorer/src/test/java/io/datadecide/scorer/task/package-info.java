/** Tests. */
@NullMarked
package io.datadecide.scorer.task;

import org.jspecify.annotations.NullMarked;
