/** The trainer: takes one run, trains it to its budget and reports. */
@NullMarked
package io.datadecide.trainer;

import org.jspecify.annotations.NullMarked;
