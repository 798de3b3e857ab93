/** Handles calls for every service: rejects unencrypted calls, and notices clients that disconnect. */
@NullMarked
package io.datadecide.serving;

import org.jspecify.annotations.NullMarked;
