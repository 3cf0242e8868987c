package io.kinefka.gateway.edge;

import java.time.Duration;

/**
 * What a request's body may cost.
 *
 * @param bytesMax the largest one
 * @param budget all that are held at one time
 * @param timeout how long one may take to arrive
 */
record BodyLimits(int bytesMax, ByteBudget budget, Duration timeout) {}
