/** A coordinator somewhere else: how it is found, how one proves who one is, and what it is asked. */
@NullMarked
package io.datadecide.cli.server;

import org.jspecify.annotations.NullMarked;
