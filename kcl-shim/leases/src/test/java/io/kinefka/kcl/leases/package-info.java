/** Tests of the lease transfer. */
@NullMarked
package io.kinefka.kcl.leases;

import org.jspecify.annotations.NullMarked;
