/** Stores named coordinators in a file of the user. */
@NullMarked
package io.datadecide.cli.context;

import org.jspecify.annotations.NullMarked;
