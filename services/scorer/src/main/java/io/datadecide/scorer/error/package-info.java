/** Reports failures of the scorer as one sealed family of exceptions. */
@NullMarked
package io.datadecide.scorer.error;

import org.jspecify.annotations.NullMarked;
