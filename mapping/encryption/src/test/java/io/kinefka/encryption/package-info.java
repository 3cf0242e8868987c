/** Tests of records encrypted at rest. */
@NullMarked
package io.kinefka.encryption;

import org.jspecify.annotations.NullMarked;
