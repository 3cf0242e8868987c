package io.kinefka.gateway.edge;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What those who watch the program may ask.
 *
 * @param ready whether requests are served right now
 * @param metrics the measurements as Prometheus collects them; may block
 */
public record Probes(BooleanSupplier ready, Supplier<String> metrics) {}
