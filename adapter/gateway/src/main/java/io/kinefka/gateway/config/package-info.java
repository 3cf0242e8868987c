/** The configuration: one table of keys, where their values come from, and the immutable records they end up in. */
@NullMarked
package io.kinefka.gateway.config;

import org.jspecify.annotations.NullMarked;
