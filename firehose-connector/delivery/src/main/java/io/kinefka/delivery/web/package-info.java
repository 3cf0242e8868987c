/** Calls over HTTP that are bounded in time and in size. */
@NullMarked
package io.kinefka.delivery.web;

import org.jspecify.annotations.NullMarked;
