/** The configuration's sources, values and documentation. */
@NullMarked
package io.kinefka.gateway.config;

import org.jspecify.annotations.NullMarked;
