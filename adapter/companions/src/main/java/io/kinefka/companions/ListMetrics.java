package io.kinefka.companions;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.metrics.MetricId;
import io.kinefka.log.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the metrics that were measured lately. */
final class ListMetrics implements Operation<ListMetrics.Input, ListMetrics.Output> {
    private static final int PAGE = 500;

    private final Metrics metrics;

    record Input(
            @Nullable String namespace,
            @Nullable String metricName,
            @Nullable List<DimensionFilter> dimensions,
            @Nullable String nextToken) {}

    record DimensionFilter(String name, @Nullable String value) {

        boolean accepts(Map<String, String> dimensions) {
            return value == null ? dimensions.containsKey(name) : value.equals(dimensions.get(name));
        }
    }

    record Metric(String namespace, String metricName, List<Dimension> dimensions) {}

    record Output(List<Metric> metrics, @Nullable String nextToken) {}

    ListMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        SortedMap<String, Metric> found = new TreeMap<>();
        for (MetricId metric : metrics.metrics()) {
            if (isWanted(context, input, metric)) {
                found.put(
                        key(metric),
                        new Metric(metric.namespace(), metric.name(), Dimension.list(metric.dimensions())));
            }
        }
        if (input.nextToken() != null) {
            found = found.tailMap(opened(input.nextToken()) + "\0");
        }
        var page = found.entrySet().stream().limit(PAGE).toList();
        return CompletableFuture.completedFuture(new Output(
                page.stream().map(Map.Entry::getValue).toList(),
                found.size() > PAGE ? token(page.get(PAGE - 1).getKey()) : null));
    }

    private static boolean isWanted(RequestContext context, Input input, MetricId metric) {
        return metric.accountId().equals(context.accountId())
                && metric.region().equals(context.region())
                && (input.namespace() == null || input.namespace().equals(metric.namespace()))
                && (input.metricName() == null || input.metricName().equals(metric.name()))
                && (input.dimensions() == null
                        || input.dimensions().stream().allMatch(filter -> filter.accepts(metric.dimensions())));
    }

    /** One for all units of a metric. */
    private static String key(MetricId metric) {
        return metric.namespace() + "\0" + metric.name() + "\0" + metric.dimensions();
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw CloudWatchErrors.invalidValue(token, "NextToken");
        }
    }
}
