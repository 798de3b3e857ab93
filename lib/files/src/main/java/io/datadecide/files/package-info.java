/** Writes files that survive a crash, computes their digests, locks directories and watches processes. */
@NullMarked
package io.datadecide.files;

import org.jspecify.annotations.NullMarked;
