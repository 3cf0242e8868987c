/** An S3 server in this process, to try delivery streams at once. */
@NullMarked
package io.kinefka.s3;

import org.jspecify.annotations.NullMarked;
