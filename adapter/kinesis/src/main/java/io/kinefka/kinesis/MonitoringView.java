package io.kinefka.kinesis;

import java.util.List;

/** Which metrics of its shards a stream reports one by one. */
record MonitoringView(List<String> shardLevelMetrics) {

    static final List<MonitoringView> NONE = List.of(new MonitoringView(List.of()));
}
