/** Tests of scripted faults. */
@NullMarked
package io.kinefka.gateway.faults;

import org.jspecify.annotations.NullMarked;
