/**
 * Defines the options of each command that a service executes, once: the service extends a class of this package, and the
 * command line shows and checks the same options before it starts the service.
 */
@NullMarked
package io.datadecide.options;

import org.jspecify.annotations.NullMarked;
