/** Delivery to an HTTP endpoint by Amazon Data Firehose's request and response specification. */
@NullMarked
package io.kinefka.delivery.http;

import org.jspecify.annotations.NullMarked;
