/**
 * Records encrypted at rest: keys behind a small interface, the format of an encrypted value, and a deserializer with
 * which native consumers read such records.
 */
@NullMarked
package io.kinefka.encryption;

import org.jspecify.annotations.NullMarked;
