/** Configures the scorer. */
@NullMarked
package io.datadecide.scorer.config;

import org.jspecify.annotations.NullMarked;
