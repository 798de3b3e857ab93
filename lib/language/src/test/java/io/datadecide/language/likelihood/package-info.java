/** Tests of likelihoods and their metrics. */
@NullMarked
package io.datadecide.language.likelihood;

import org.jspecify.annotations.NullMarked;
