/** The decision as a page and as a screen of text. */
@NullMarked
package io.datadecide.decide.report;

import org.jspecify.annotations.NullMarked;
