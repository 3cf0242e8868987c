/** A host, an S3 server, and stand-ins for what else the engine talks to. */
@NullMarked
package io.kinefka.delivery.testing;

import org.jspecify.annotations.NullMarked;
