/** Reads and verifies evaluation tasks before a model is loaded. */
@NullMarked
package io.datadecide.scorer.task;

import org.jspecify.annotations.NullMarked;
