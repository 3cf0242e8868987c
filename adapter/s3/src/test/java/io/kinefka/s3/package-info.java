/** The local S3 server and AWS's own client. */
@NullMarked
package io.kinefka.s3;

import org.jspecify.annotations.NullMarked;
