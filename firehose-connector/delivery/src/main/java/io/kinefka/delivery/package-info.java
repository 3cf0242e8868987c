/**
 * The delivery engine: takes a partition's records, and delivers them by the rules of Amazon Data Firehose.
 *
 * <p>{@link io.kinefka.delivery.DeliveryEngine} is what a host drives; everything that engines share is in
 * {@link io.kinefka.delivery.DeliveryResources}.
 */
@NullMarked
package io.kinefka.delivery;

import org.jspecify.annotations.NullMarked;
