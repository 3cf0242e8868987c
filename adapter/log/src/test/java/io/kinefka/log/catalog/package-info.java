/** Tests of the catalog without a broker. */
@NullMarked
package io.kinefka.log.catalog;

import org.jspecify.annotations.NullMarked;
