/** Reports to the coordinator, and retries calls. */
@NullMarked
package io.datadecide.trainer.report;

import org.jspecify.annotations.NullMarked;
