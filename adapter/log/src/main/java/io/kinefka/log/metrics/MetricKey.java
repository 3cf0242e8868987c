package io.kinefka.log.metrics;

/** Names a metric that is measured often: cheap to make, to hash and to compare, as a record is. */
public interface MetricKey {

    /** What it is called in full; asked for once in a while. */
    MetricId id();
}
