@NullMarked
package io.kinefka.log.claim;

import org.jspecify.annotations.NullMarked;
