/** Tests of the operations, on logs on a broker. */
@NullMarked
package io.kinefka.analytics.api;

import org.jspecify.annotations.NullMarked;
