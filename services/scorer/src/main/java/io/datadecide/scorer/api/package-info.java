/** Implements the scorer's gRPC service. */
@NullMarked
package io.datadecide.scorer.api;

import org.jspecify.annotations.NullMarked;
