/** What services run in this process beside answering requests. */
@NullMarked
package io.kinefka.gateway.hosting;

import org.jspecify.annotations.NullMarked;
