/**
 * An object store: directories that are whole or not there, copied to and from local disks, cached within a bound; files of
 * corpora and tasks, read where they lie.
 */
@NullMarked
package io.datadecide.storage;

import org.jspecify.annotations.NullMarked;
