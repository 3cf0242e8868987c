/** Names of objects in S3: prefixes with expressions, and AWS's suffix. */
@NullMarked
package io.kinefka.delivery.name;

import org.jspecify.annotations.NullMarked;
