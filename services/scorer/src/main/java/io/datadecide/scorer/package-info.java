/** The scorer: answers what a checkpoint thinks of a task. */
@NullMarked
package io.datadecide.scorer;

import org.jspecify.annotations.NullMarked;
