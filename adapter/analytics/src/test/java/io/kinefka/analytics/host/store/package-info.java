/** Tests of the store in a file. */
@NullMarked
package io.kinefka.analytics.host.store;

import org.jspecify.annotations.NullMarked;
