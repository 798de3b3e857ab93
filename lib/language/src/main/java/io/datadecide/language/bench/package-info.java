/** Speed of training, measured against what the same library's matrix product reaches. */
@NullMarked
package io.datadecide.language.bench;

import org.jspecify.annotations.NullMarked;
