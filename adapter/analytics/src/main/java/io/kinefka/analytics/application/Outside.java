package io.kinefka.analytics.application;

import io.kinefka.analytics.function.Functions;
import java.util.concurrent.Executor;

/**
 * What requests are answered with the help of, beside Kafka.
 *
 * @param objects of reference tables, and such that schemas are discovered of
 * @param functions that process records before schemas are discovered of them
 * @param waiter where functions are waited for, as long as they take
 */
public record Outside(StoredObjects objects, Functions functions, Executor waiter) {}
