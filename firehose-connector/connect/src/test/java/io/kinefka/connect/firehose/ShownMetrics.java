package io.kinefka.connect.firehose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;

/** A worker's metrics, as far as a task adds gauges. */
final class ShownMetrics implements PluginMetrics {
    private final Map<MetricName, MetricValueProvider<?>> shown = new HashMap<>();

    /** By name and tags. */
    Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        shown.forEach((name, provider) -> {
            if (provider instanceof Gauge<?> gauge) {
                values.put(name.name() + name.tags(), gauge.value(new MetricConfig(), 0));
            }
        });
        return values;
    }

    @Override
    @SuppressWarnings("NonApiType") // Kafka wants the tags in their order.
    public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
        return new MetricName(name, "plugins", description, tags);
    }

    @Override
    public void addMetric(MetricName name, MetricValueProvider<?> provider) {
        shown.put(name, provider);
    }

    @Override
    public void removeMetric(MetricName name) {
        shown.remove(name);
    }

    @Override
    public Sensor addSensor(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeSensor(String name) {
        throw new UnsupportedOperationException();
    }
}
