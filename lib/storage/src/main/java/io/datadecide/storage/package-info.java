/** Directories in an object store: whole or not there, copied to and from local disks, cached within a bound. */
@NullMarked
package io.datadecide.storage;

import org.jspecify.annotations.NullMarked;
