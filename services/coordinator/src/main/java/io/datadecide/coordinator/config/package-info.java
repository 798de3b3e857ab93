/** The service's configuration. */
@NullMarked
package io.datadecide.coordinator.config;

import org.jspecify.annotations.NullMarked;
