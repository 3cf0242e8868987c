package io.kinefka.log.metrics;

import java.time.Instant;

/** Puts the samples of one metric together, minute by minute, until the memory takes them. */
final class Meter {
    private final MetricId metric;
    private final MetricMemory memory;
    private long minute;
    private long count;
    private double sum;
    private double minimum;
    private double maximum;
    private boolean retired;

    Meter(MetricId metric, MetricMemory memory) {
        this.metric = metric;
        this.memory = memory;
    }

    /** Adds a sample, unless this meter is not used any more. */
    synchronized boolean add(double value, long inMinute) {
        if (retired) {
            return false;
        }
        if (count > 0 && inMinute != minute) {
            handOver();
        }
        if (count == 0) {
            minute = inMinute;
            minimum = value;
            maximum = value;
        } else {
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        sum += value;
        count++;
        return true;
    }

    /** Hands over what there is; a meter that has nothing is used no more, and says so. */
    synchronized boolean empty() {
        if (count == 0) {
            retired = true;
            return false;
        }
        handOver();
        return true;
    }

    private void handOver() {
        // What there is no room for is not measured.
        var unused = memory.add(
                metric,
                Instant.ofEpochMilli(minute * MetricMemory.MINUTE_MILLIS),
                new Aggregate(sum, (double) count, minimum, maximum));
        count = 0;
        sum = 0;
    }
}
