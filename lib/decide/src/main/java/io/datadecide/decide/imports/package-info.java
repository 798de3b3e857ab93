/** Reads the layouts in which others have published their results, as evidence. */
@NullMarked
package io.datadecide.decide.imports;

import org.jspecify.annotations.NullMarked;
