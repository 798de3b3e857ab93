/** The demo's corpora, cut from the sources of well-known libraries, and its experiment. */
@NullMarked
package io.datadecide.cli.demo;

import org.jspecify.annotations.NullMarked;
