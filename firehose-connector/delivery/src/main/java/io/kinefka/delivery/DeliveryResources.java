package io.kinefka.delivery;

import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.buffer.SpillDirectory;
import io.kinefka.delivery.http.HttpEndpoints;
import io.kinefka.delivery.lambda.LambdaFunctions;
import io.kinefka.delivery.s3.ObjectStore;
import java.util.random.RandomGenerator;

/**
 * What all engines of a process share. Whoever makes it closes it, after the engines.
 *
 * @param random for waiting a little longer or shorter between attempts; used by several threads
 */
public record DeliveryResources(
        ObjectStore objects,
        LambdaFunctions functions,
        HttpEndpoints endpoints,
        Workers workers,
        Budgets budgets,
        SpillDirectory spill,
        RandomGenerator random) {}
