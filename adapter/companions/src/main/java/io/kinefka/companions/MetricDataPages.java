package io.kinefka.companions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the answer of GetMetricData into pages.
 *
 * @param first how many datapoints earlier pages had
 * @param size how many the page may have
 */
record MetricDataPages(int first, int size) {
    private static final int DATAPOINTS_MAX = 100_800;

    record Output(List<Result> metricDataResults, @Nullable String nextToken, List<Message> messages) {}

    record Result(String id, String label, List<Instant> timestamps, List<Double> values, String statusCode) {}

    record Message(String code, String value) {}

    static MetricDataPages of(@Nullable String nextToken, @Nullable Integer maxDatapoints) {
        if (maxDatapoints != null && (maxDatapoints < 1 || maxDatapoints > DATAPOINTS_MAX)) {
            throw CloudWatchErrors.invalidValue(maxDatapoints, "MaxDatapoints");
        }
        return new MetricDataPages(
                nextToken == null ? 0 : parse(nextToken), maxDatapoints == null ? DATAPOINTS_MAX : maxDatapoints);
    }

    private static int parse(String token) {
        try {
            return Integer.parseUnsignedInt(token) & Integer.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw CloudWatchErrors.invalidToken();
        }
    }

    Output cut(List<Result> all) {
        var page = new ArrayList<Result>(all.size());
        long end = (long) first + size;
        long passed = 0;
        for (Result each : all) {
            int count = each.values().size();
            int from = (int) Math.max(0, Math.min(count, first - passed));
            int to = (int) Math.max(0, Math.min(count, end - passed));
            page.add(new Result(
                    each.id(),
                    each.label(),
                    each.timestamps().subList(from, to),
                    each.values().subList(from, to),
                    to < count ? "PartialData" : each.statusCode()));
            passed += count;
        }
        return new Output(page, passed > end ? Long.toString(end) : null, List.of());
    }
}
