/** What was measured: rows, their files, and what is wrong with them. */
@NullMarked
package io.datadecide.decide.evidence;

import org.jspecify.annotations.NullMarked;
