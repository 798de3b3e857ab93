/** Work whose directories are in an object store: fetched to local disks and uploaded. */
@NullMarked
package io.datadecide.trainer.remote;

import org.jspecify.annotations.NullMarked;
