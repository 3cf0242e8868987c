/** The AWS wire without Kafka and without an HTTP server: what an operation is, and how a service is made of operations. */
@NullMarked
package io.kinefka.aws;

import org.jspecify.annotations.NullMarked;
