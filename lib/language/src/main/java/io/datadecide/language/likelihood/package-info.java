/** What a model thinks of a continuation: log-likelihoods, and every number that the field computes from them. */
@NullMarked
package io.datadecide.language.likelihood;

import org.jspecify.annotations.NullMarked;
