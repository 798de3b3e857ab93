/** What a training corpus shares with the tasks that it is judged by. */
@NullMarked
package io.datadecide.scorer.contamination;

import org.jspecify.annotations.NullMarked;
