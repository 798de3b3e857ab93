/** What another program needs to take the same training steps and compare. */
@NullMarked
package io.datadecide.language.parity;

import org.jspecify.annotations.NullMarked;
