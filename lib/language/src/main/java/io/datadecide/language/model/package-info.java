/** Shapes of the ladder, their parameters, and the TorchScript that computes with them. */
@NullMarked
package io.datadecide.language.model;

import org.jspecify.annotations.NullMarked;
