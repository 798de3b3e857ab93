/** Experiment files as the coordinator stores, plans and rereads them. */
@NullMarked
package io.datadecide.coordinator.experiment;

import org.jspecify.annotations.NullMarked;
