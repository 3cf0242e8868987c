/** Tests on a real broker, with streams written as a gateway writes them. */
@NullMarked
package io.kinefka.kcl;

import org.jspecify.annotations.NullMarked;
