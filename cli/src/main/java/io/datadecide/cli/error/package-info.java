/** Reports failures as one line and an exit code. */
@NullMarked
package io.datadecide.cli.error;

import org.jspecify.annotations.NullMarked;
