/** The OLMo ladder: its runs, its tasks and its two-step prediction of a larger model. */
@NullMarked
package io.datadecide.decide.scaling.ladder;

import org.jspecify.annotations.NullMarked;
