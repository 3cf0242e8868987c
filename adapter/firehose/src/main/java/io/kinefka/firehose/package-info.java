/** Amazon Data Firehose, one class per operation. */
@NullMarked
package io.kinefka.firehose;

import org.jspecify.annotations.NullMarked;
