package io.kinefka.companions;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.metrics.Aggregate;
import io.kinefka.log.metrics.MetricId;
import io.kinefka.log.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps measurements of clients. */
final class PutMetricData implements Operation<PutMetricData.Input, Void> {
    private static final int DATA_MAX = 1000;
    private static final Duration PAST_MAX = Duration.ofDays(14);
    private static final Duration FUTURE_MAX = Duration.ofHours(2);

    private final Metrics metrics;
    private final Clock clock;

    record Input(
            String namespace,
            @Nullable List<MetricDatum> metricData,
            @Nullable List<EntityMetricData> entityMetricData) {

        List<MetricDatum> all() {
            var ofEntities = Objects.requireNonNullElse(entityMetricData, List.<EntityMetricData>of()).stream()
                    .flatMap(each -> Objects.requireNonNullElse(each.metricData(), List.<MetricDatum>of()).stream());
            return Stream.concat(Objects.requireNonNullElse(metricData, List.<MetricDatum>of()).stream(), ofEntities)
                    .toList();
        }
    }

    record EntityMetricData(@Nullable List<MetricDatum> metricData) {}

    private record Measurement(MetricId metric, Instant at, Aggregate samples) {}

    PutMetricData(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        if (input.namespace().startsWith("AWS/")) {
            throw CloudWatchErrors.invalidValue(input.namespace(), "Namespace");
        }
        measurements(context, input).forEach(this::keep);
        return CompletableFuture.completedFuture(null);
    }

    /** All of them are sound, or none is kept. */
    private List<Measurement> measurements(RequestContext context, Input input) {
        var data = input.all();
        if (data.isEmpty()) {
            throw CloudWatchErrors.missing("The parameter MetricData is required.");
        }
        if (data.size() > DATA_MAX) {
            throw CloudWatchErrors.invalidValue(
                    "The collection MetricData must not have a size greater than " + DATA_MAX + ".");
        }
        var measurements = new ArrayList<Measurement>(data.size());
        for (int i = 0; i < data.size(); i++) {
            var datum = data.get(i);
            String path = "MetricData.member." + (i + 1);
            var metric = new MetricId(
                    context.accountId(),
                    context.region(),
                    input.namespace(),
                    datum.metricName(),
                    Dimension.map(datum.dimensions()),
                    Objects.requireNonNullElse(datum.unit(), "None"));
            measurements.add(new Measurement(metric, time(datum, path), datum.samples(path)));
        }
        return measurements;
    }

    private Instant time(MetricDatum datum, String path) {
        var now = clock.instant();
        var time = Objects.requireNonNullElse(datum.timestamp(), now);
        if (time.isAfter(now.plus(FUTURE_MAX))) {
            throw CloudWatchErrors.invalidValue(
                    "The parameter " + path + ".Timestamp must specify a time no more than two hours in the future.");
        }
        if (time.isBefore(now.minus(PAST_MAX))) {
            throw CloudWatchErrors.invalidValue(
                    "The parameter " + path + ".Timestamp must specify a time within the past two weeks.");
        }
        return time;
    }

    private void keep(Measurement one) {
        if (metrics.keeps(one.at()) && !metrics.add(one.metric(), one.at(), one.samples())) {
            throw CloudWatchErrors.throttled();
        }
    }
}
