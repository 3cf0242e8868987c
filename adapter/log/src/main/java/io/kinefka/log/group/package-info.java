/** The positions of consumer groups. */
@NullMarked
package io.kinefka.log.group;

import org.jspecify.annotations.NullMarked;
