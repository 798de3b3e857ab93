/** The public gRPC services, who may call them, and how errors look on the wire. */
@NullMarked
package io.datadecide.coordinator.api;

import org.jspecify.annotations.NullMarked;
