/** Places of which each has one holder over all gateways, and the newest one in the end. */
@NullMarked
package io.kinefka.log.claim;

import org.jspecify.annotations.NullMarked;
