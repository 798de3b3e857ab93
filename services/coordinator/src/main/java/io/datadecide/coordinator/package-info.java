/** The coordinator: keeps the state of experiments, launches their runs, aggregates their evidence. */
@NullMarked
package io.datadecide.coordinator;

import org.jspecify.annotations.NullMarked;
