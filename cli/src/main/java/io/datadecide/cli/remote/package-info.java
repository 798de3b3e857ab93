/** What is done with experiments of a coordinator: one class a verb. */
@NullMarked
package io.datadecide.cli.remote;

import org.jspecify.annotations.NullMarked;
