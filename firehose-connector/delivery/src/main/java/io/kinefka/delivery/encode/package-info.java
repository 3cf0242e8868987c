/** How records become the bytes of an object. */
@NullMarked
package io.kinefka.delivery.encode;

import org.jspecify.annotations.NullMarked;
