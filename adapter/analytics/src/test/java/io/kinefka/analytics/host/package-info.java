/** Applications on a test driver and on a broker. */
@NullMarked
package io.kinefka.analytics.host;

import org.jspecify.annotations.NullMarked;
