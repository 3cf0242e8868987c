/** What the topics have in common through which gateways tell each other something. */
@NullMarked
package io.kinefka.log.shared;

import org.jspecify.annotations.NullMarked;
