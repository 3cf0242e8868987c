/** Tests of applications. */
@NullMarked
package io.kinefka.log.analytics;

import org.jspecify.annotations.NullMarked;
