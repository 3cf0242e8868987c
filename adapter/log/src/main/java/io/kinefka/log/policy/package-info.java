/** Policies of streams and their consumers, as their owners wrote them. */
@NullMarked
package io.kinefka.log.policy;

import org.jspecify.annotations.NullMarked;
