/** The transformation by a Lambda function: batches, the Invoke API, and what comes back. */
@NullMarked
package io.kinefka.delivery.lambda;

import org.jspecify.annotations.NullMarked;
