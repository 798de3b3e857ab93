/** Numbers and tables as people read them. */
@NullMarked
package io.datadecide.cli.text;

import org.jspecify.annotations.NullMarked;
