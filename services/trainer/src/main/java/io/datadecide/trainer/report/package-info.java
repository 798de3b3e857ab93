/** What the worker tells the coordinator, and how it gets through. */
@NullMarked
package io.datadecide.trainer.report;

import org.jspecify.annotations.NullMarked;
