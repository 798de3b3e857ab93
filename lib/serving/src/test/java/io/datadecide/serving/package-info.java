/** Tests. */
@NullMarked
package io.datadecide.serving;

import org.jspecify.annotations.NullMarked;
