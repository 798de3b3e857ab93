/** Workers as Jobs of a Kubernetes cluster: the only place that speaks to its API. */
@NullMarked
package io.datadecide.coordinator.launch.kubernetes;

import org.jspecify.annotations.NullMarked;
