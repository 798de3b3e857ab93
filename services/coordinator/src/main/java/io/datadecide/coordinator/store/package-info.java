/** Durable state in a relational database: experiments, runs, checkpoints, evidence and the outbox. */
@NullMarked
package io.datadecide.coordinator.store;

import org.jspecify.annotations.NullMarked;
