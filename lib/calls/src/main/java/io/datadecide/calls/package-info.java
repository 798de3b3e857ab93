/** Opens gRPC channels to services: TLS, bearer tokens, keep-alive, deadlines, retries with backoff. */
@NullMarked
package io.datadecide.calls;

import org.jspecify.annotations.NullMarked;
