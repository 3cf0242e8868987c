/** Tests of discovering schemas. */
@NullMarked
package io.kinefka.analytics.discover;

import org.jspecify.annotations.NullMarked;
