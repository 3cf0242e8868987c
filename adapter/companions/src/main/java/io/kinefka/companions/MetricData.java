package io.kinefka.companions;

import io.kinefka.aws.RequestContext;
import io.kinefka.log.metrics.Aggregate;
import io.kinefka.log.metrics.MetricId;
import io.kinefka.log.metrics.MetricPoint;
import io.kinefka.log.metrics.Metrics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was measured, put together by periods. */
final class MetricData {
    private static final int MINUTE_SECONDS = 60;

    private final Metrics metrics;

    /**
     * Which samples are asked for.
     *
     * @param unit null for every unit, each by itself
     * @param periodSeconds a multiple of 60
     */
    record Request(
            String namespace,
            String name,
            Map<String, String> dimensions,
            @Nullable String unit,
            Instant start,
            Instant end,
            int periodSeconds) {

        boolean concerns(RequestContext context, MetricId metric) {
            return metric.accountId().equals(context.accountId())
                    && metric.region().equals(context.region())
                    && metric.namespace().equals(namespace)
                    && metric.name().equals(name)
                    && metric.dimensions().equals(dimensions)
                    && (unit == null || metric.unit().equals(unit));
        }
    }

    MetricData(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The samples of each period that has any, in the order of time; periods begin with the minute of the start. */
    List<MetricPoint> read(RequestContext context, Request request) {
        var start = request.start().truncatedTo(ChronoUnit.MINUTES);
        var points = new ArrayList<MetricPoint>();
        for (MetricId metric : metrics.metrics()) {
            if (request.concerns(context, metric)) {
                var periods = new TreeMap<Instant, Aggregate>();
                for (MetricPoint point : metrics.read(metric, start, request.end())) {
                    long past = ChronoUnit.SECONDS.between(start, point.minute());
                    periods.merge(
                            start.plusSeconds(past - past % request.periodSeconds()),
                            point.aggregate(),
                            Aggregate::plus);
                }
                periods.forEach((period, samples) -> points.add(new MetricPoint(metric, period, samples)));
            }
        }
        return points;
    }

    static void requireOrder(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            throw CloudWatchErrors.invalidValue("The parameter StartTime must be less than the parameter EndTime.");
        }
    }

    /** Periods below a minute are for metrics of high resolution, of which there are none. */
    static void requirePeriod(int seconds, String parameter) {
        if (seconds % MINUTE_SECONDS != 0) {
            throw CloudWatchErrors.invalidValue("The parameter " + parameter + " must be a multiple of 60.");
        }
    }
}
