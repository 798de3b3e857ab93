/** The experiment file: what it may say, and where it goes wrong. */
@NullMarked
package io.datadecide.plan.experiment;

import org.jspecify.annotations.NullMarked;
