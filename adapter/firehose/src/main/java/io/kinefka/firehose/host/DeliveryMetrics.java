package io.kinefka.firehose.host;

import io.kinefka.delivery.DeliveryObserver;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.firehose.host.DeliveryMeasurements.Unit;
import java.time.Duration;

/**
 * Measures one delivery stream as AWS does. Source: AWS developer guide, monitoring with CloudWatch metrics; that objects
 * with errors count as backups is inferred.
 */
final class DeliveryMetrics implements DeliveryObserver {
    private final DeliveryStreamConfig stream;
    private final DeliveryMeasurements measurements;

    DeliveryMetrics(DeliveryStreamConfig stream, DeliveryMeasurements measurements) {
        this.stream = stream;
        this.measurements = measurements;
    }

    @Override
    public void delivered(Target target, long bytes, long records, Duration freshness) {
        String prefix = prefix(target);
        add(prefix + ".Success", Unit.COUNT, 1);
        add(prefix + ".Bytes", Unit.BYTES, bytes);
        add(prefix + ".Records", Unit.COUNT, records);
        measurements.add(stream, prefix + ".DataFreshness", Unit.SECONDS, seconds(freshness));
        if (target == Target.S3) {
            add(prefix + ".ObjectCount", Unit.COUNT, 1);
        }
    }

    @Override
    public void failed(Target target, String code, String message) {
        add(prefix(target) + ".Success", Unit.COUNT, 0);
    }

    @Override
    public void invoked(Duration took, boolean succeeded, long records, long bytes) {
        add("ExecuteProcessing.Duration", Unit.MILLISECONDS, took.toMillis());
        add("ExecuteProcessing.Success", Unit.COUNT, succeeded ? 1 : 0);
        if (succeeded) {
            add("SucceedProcessing.Records", Unit.COUNT, records);
            add("SucceedProcessing.Bytes", Unit.BYTES, bytes);
        }
    }

    @Override
    public void deliveredEarly() {
        add("PartitionCountExceeded", Unit.COUNT, 1);
    }

    /** Records of a Kinesis stream have been read. */
    void read(long records, long bytes) {
        add("DataReadFromKinesisStream.Records", Unit.COUNT, records);
        add("DataReadFromKinesisStream.Bytes", Unit.BYTES, bytes);
    }

    /** How old the last record is that was read of a Kinesis stream; zero if there is none behind it. */
    void behindLatest(long millis) {
        add("KinesisMillisBehindLatest", Unit.MILLISECONDS, millis);
    }

    private void add(String metric, Unit unit, long value) {
        measurements.add(stream, metric, unit, (double) value);
    }

    private static String prefix(DeliveryObserver.Target target) {
        return switch (target) {
            case S3 -> "DeliveryToS3";
            case S3_BACKUP, S3_ERRORS -> "BackupToS3";
            case HTTP_ENDPOINT -> "DeliveryToHttpEndpoint";
        };
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis()) / 1000.0;
    }
}
