/** Scripted faults over HTTP, for those who test their client code. */
@NullMarked
package io.kinefka.gateway.faults;

import org.jspecify.annotations.NullMarked;
