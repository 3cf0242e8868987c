/**
 * AWS service models: the shapes of a service's operations and the constraints on them. Facts only, no behaviour.
 *
 * <p>A service is two files beside this package's classes. {@code <service>.json} is generated from the models of the
 * AWS SDK for Java 1 by {@code mvn -f adapter/aws -Pmodels process-test-classes}; never edit it.
 * {@code <service>-overlay.json} is ours, in the same format, and is merged over it: what AWS added or changed since,
 * as the newest SDKs show it. Constraints that no source tells are left open.
 *
 * <p>Kinesis: newer SDKs let {@code PartitionKey} be absent, which AWS accepts only on streams that distribute records
 * by themselves ({@code AUTO}); here it stays required.
 */
@NullMarked
package io.kinefka.aws.model;

import org.jspecify.annotations.NullMarked;
