/** Orders corpora at one size and counts how often that order is the target's. */
@NullMarked
package io.datadecide.decide.rank;

import org.jspecify.annotations.NullMarked;
