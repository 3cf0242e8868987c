/** What a delivery stream is configured with, as immutable records that refuse what AWS refuses. */
@NullMarked
package io.kinefka.delivery.config;

import org.jspecify.annotations.NullMarked;
