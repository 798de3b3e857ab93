/** What accuracy each share of the target's compute buys. */
@NullMarked
package io.datadecide.decide.frontier;

import org.jspecify.annotations.NullMarked;
