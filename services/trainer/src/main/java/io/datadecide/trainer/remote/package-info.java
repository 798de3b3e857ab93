/** Work whose directories lie in an object store: fetched to local disks, and sent back whole. */
@NullMarked
package io.datadecide.trainer.remote;

import org.jspecify.annotations.NullMarked;
