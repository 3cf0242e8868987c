package io.kinefka.companions;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.metrics.MetricPoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers statistics of one metric, period by period. */
final class GetMetricStatistics implements Operation<GetMetricStatistics.Input, GetMetricStatistics.Output> {
    private static final int DATAPOINTS_MAX = 1440;

    private final MetricData data;

    record Input(
            String namespace,
            String metricName,
            @Nullable List<Dimension> dimensions,
            Instant startTime,
            Instant endTime,
            int period,
            @Nullable List<String> statistics,
            @Nullable List<String> extendedStatistics,
            @Nullable String unit) {}

    record Output(String label, List<Datapoint> datapoints) {}

    record Datapoint(
            Instant timestamp,
            @Nullable Double sampleCount,
            @Nullable Double average,
            @Nullable Double sum,
            @Nullable Double minimum,
            @Nullable Double maximum,
            String unit) {

        static Datapoint of(MetricPoint point, List<String> statistics) {
            return new Datapoint(
                    point.minute(),
                    value(Statistic.SAMPLE_COUNT, "SampleCount", point, statistics),
                    value(Statistic.AVERAGE, "Average", point, statistics),
                    value(Statistic.SUM, "Sum", point, statistics),
                    value(Statistic.MINIMUM, "Minimum", point, statistics),
                    value(Statistic.MAXIMUM, "Maximum", point, statistics),
                    point.metric().unit());
        }

        private static @Nullable Double value(
                Statistic statistic, String name, MetricPoint point, List<String> wanted) {
            return wanted.contains(name) ? statistic.of(point.aggregate()) : null;
        }
    }

    GetMetricStatistics(MetricData data) {
        this.data = data;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        MetricData.requireOrder(input.startTime(), input.endTime());
        MetricData.requirePeriod(input.period(), "Period");
        var statistics = statistics(input);
        requireFewDatapoints(input);
        var request = new MetricData.Request(
                input.namespace(),
                input.metricName(),
                Dimension.map(input.dimensions()),
                input.unit(),
                input.startTime(),
                input.endTime(),
                input.period());
        var datapoints = data.read(context, request).stream()
                .sorted(Comparator.comparing(MetricPoint::minute))
                .map(point -> Datapoint.of(point, statistics))
                .toList();
        return CompletableFuture.completedFuture(new Output(input.metricName(), datapoints));
    }

    private static List<String> statistics(Input input) {
        if (input.extendedStatistics() != null) {
            throw CloudWatchErrors.invalidValue(
                    "Percentiles are not available: the parameter ExtendedStatistics is not supported.");
        }
        if (input.statistics() == null) {
            throw CloudWatchErrors.missing(
                    "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
        }
        return input.statistics();
    }

    private static void requireFewDatapoints(Input input) {
        long datapoints = ChronoUnit.SECONDS.between(input.startTime(), input.endTime()) / input.period();
        if (datapoints > DATAPOINTS_MAX) {
            throw CloudWatchErrors.combination(String.format(
                    "You have requested up to %,d datapoints, which exceeds the limit of %,d. You may reduce the"
                            + " datapoints requested by increasing Period, or decreasing the time range.",
                    datapoints, DATAPOINTS_MAX));
        }
    }
}
