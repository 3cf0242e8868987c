/** What keeps applications running, tested with applications that only say what happens to them. */
@NullMarked
package io.kinefka.log.host;

import org.jspecify.annotations.NullMarked;
