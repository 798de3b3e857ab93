/** Checks what no module can check alone. */
@NullMarked
package io.datadecide.conventions;

import org.jspecify.annotations.NullMarked;
