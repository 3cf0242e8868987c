/** KCL applications, run by KCL against the gateway alone, and by kcl-shim without the gateway. */
@NullMarked
package io.kinefka.clients.kcl;

import org.jspecify.annotations.NullMarked;
