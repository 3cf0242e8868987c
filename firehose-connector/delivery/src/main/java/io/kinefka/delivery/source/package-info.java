/** Records as a host hands them to the engine. */
@NullMarked
package io.kinefka.delivery.source;

import org.jspecify.annotations.NullMarked;
