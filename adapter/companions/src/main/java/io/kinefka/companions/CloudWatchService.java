package io.kinefka.companions;

import static java.util.Map.entry;

import io.kinefka.aws.Around;
import io.kinefka.aws.Operation;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.log.metrics.Metrics;
import java.time.Clock;
import java.util.Map;

/** CloudWatch, as far as it keeps and shows metrics. */
public final class CloudWatchService {

    private CloudWatchService() {}

    /** The service, on the metrics of the gateways. */
    public static Service create(Metrics metrics, Clock clock) {
        return new Service(ServiceModels.monitoring(), operations(metrics, clock), Around.NOTHING);
    }

    /** The one table of operations. */
    private static Map<String, Operation<?, ?>> operations(Metrics metrics, Clock clock) {
        var data = new MetricData(metrics);
        return Map.ofEntries(
                entry("GetMetricData", new GetMetricData(data)),
                entry("GetMetricStatistics", new GetMetricStatistics(data)),
                entry("ListMetrics", new ListMetrics(metrics)),
                entry("PutMetricData", new PutMetricData(metrics, clock)));
    }
}
