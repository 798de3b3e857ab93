/** Measures this library on made-up evidence of named shapes. */
@NullMarked
package io.datadecide.decide.bench;

import org.jspecify.annotations.NullMarked;
