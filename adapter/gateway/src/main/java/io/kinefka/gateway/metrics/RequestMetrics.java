package io.kinefka.gateway.metrics;

import io.kinefka.aws.wire.RequestLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times requests by service, operation and error code. */
public final class RequestMetrics implements RequestLog {
    private final MeterRegistry registry;
    // The registry's own lookup builds tags and hashes them: too dear for every request.
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(String service, String operation, String errorCode, long nanos) {
        timers.computeIfAbsent(new Outcome(service, operation, errorCode), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("kinefka.requests")
                .description("Requests by service, operation and AWS error code")
                .tag("service", outcome.service())
                .tag("operation", outcome.operation())
                .tag("error", outcome.errorCode())
                .register(registry);
    }

    private record Outcome(String service, String operation, String errorCode) {}
}
