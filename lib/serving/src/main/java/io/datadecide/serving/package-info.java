/** What every service that answers calls does about them: who may call in the clear, and whether anybody still listens. */
@NullMarked
package io.datadecide.serving;

import org.jspecify.annotations.NullMarked;
