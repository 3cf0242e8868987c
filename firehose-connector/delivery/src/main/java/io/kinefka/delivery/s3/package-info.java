/** Objects in S3, created but never overwritten. */
@NullMarked
package io.kinefka.delivery.s3;

import org.jspecify.annotations.NullMarked;
