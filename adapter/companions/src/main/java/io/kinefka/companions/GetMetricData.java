package io.kinefka.companions;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.metrics.MetricPoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers one statistic of each of several metrics, period by period. */
final class GetMetricData implements Operation<GetMetricData.Input, MetricDataPages.Output> {
    private static final int QUERIES_MAX = 500;

    private final MetricData data;

    record Input(
            List<Query> metricDataQueries,
            Instant startTime,
            Instant endTime,
            @Nullable String nextToken,
            @Nullable String scanBy,
            @Nullable Integer maxDatapoints) {}

    record Query(
            String id,
            @Nullable MetricStat metricStat,
            @Nullable String expression,
            @Nullable String label,
            @Nullable Boolean returnData) {}

    record MetricStat(
            Metric metric,
            int period,
            String stat,
            @Nullable String unit) {}

    record Metric(
            @Nullable String namespace,
            @Nullable String metricName,
            @Nullable List<Dimension> dimensions) {}

    GetMetricData(MetricData data) {
        this.data = data;
    }

    @Override
    public CompletionStage<MetricDataPages.Output> handle(RequestContext context, Input input) {
        MetricData.requireOrder(input.startTime(), input.endTime());
        requireSound(input.metricDataQueries());
        var pages = MetricDataPages.of(input.nextToken(), input.maxDatapoints());
        var results = input.metricDataQueries().stream()
                .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                .map(query -> result(context, input, query))
                .toList();
        return CompletableFuture.completedFuture(pages.cut(results));
    }

    private static void requireSound(List<Query> queries) {
        if (queries.isEmpty() || queries.size() > QUERIES_MAX) {
            throw CloudWatchErrors.validation("The collection MetricDataQueries must have a size between 1 and 500.");
        }
        var ids = new HashSet<String>();
        for (Query query : queries) {
            if (!ids.add(query.id())) {
                throw CloudWatchErrors.validation("The values for parameter id in MetricDataQueries are not unique.");
            }
            if (query.expression() != null) {
                throw CloudWatchErrors.validation(
                        "Error in expression '" + query.id() + "': metric math and search are not supported");
            }
        }
    }

    private MetricDataPages.Result result(RequestContext context, Input input, Query query) {
        var stat = query.metricStat();
        String namespace = stat == null ? null : stat.metric().namespace();
        String name = stat == null ? null : stat.metric().metricName();
        if (stat == null || namespace == null || name == null) {
            throw CloudWatchErrors.validation("The parameter MetricDataQueries." + query.id()
                    + " needs either Expression or MetricStat with Namespace and MetricName.");
        }
        MetricData.requirePeriod(stat.period(), "MetricDataQueries." + query.id() + ".MetricStat.Period");
        var statistic = Statistic.named(stat.stat())
                .orElseThrow(() -> CloudWatchErrors.invalidValue(
                        stat.stat(), "MetricDataQueries." + query.id() + ".MetricStat.Stat"));
        var order = Comparator.comparing(MetricPoint::minute);
        var points = data
                .read(
                        context,
                        new MetricData.Request(
                                namespace,
                                name,
                                Dimension.map(stat.metric().dimensions()),
                                stat.unit(),
                                input.startTime(),
                                input.endTime(),
                                stat.period()))
                .stream()
                .sorted("TimestampAscending".equals(input.scanBy()) ? order : order.reversed())
                .toList();
        return new MetricDataPages.Result(
                query.id(),
                Objects.requireNonNullElse(query.label(), name),
                points.stream().map(MetricPoint::minute).toList(),
                points.stream().map(point -> statistic.of(point.aggregate())).toList(),
                "Complete");
    }
}
