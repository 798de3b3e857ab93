/** Tests. */
@NullMarked
package io.datadecide.scorer.api;

import org.jspecify.annotations.NullMarked;
