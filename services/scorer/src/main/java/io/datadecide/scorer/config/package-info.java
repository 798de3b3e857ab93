/** The scorer's configuration. */
@NullMarked
package io.datadecide.scorer.config;

import org.jspecify.annotations.NullMarked;
