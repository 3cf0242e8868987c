package io.kinefka.firehose.host;

import io.kinefka.delivery.DeliveryObserver;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Destination;
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
        switch (target) {
            case S3 -> add(prefix + ".ObjectCount", Unit.COUNT, 1);
            case S3_BACKUP, S3_ERRORS -> addFreshness(target, freshness);
            case HTTP_ENDPOINT -> {}
        }
    }

    @Override
    public void attempted(Target target, long bytes, long records) {
        add(prefix(target) + ".ProcessedBytes", Unit.BYTES, bytes);
        add(prefix(target) + ".ProcessedRecords", Unit.COUNT, records);
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

    /** How old the oldest record is that was read and is not delivered yet; zero if there is none. */
    void freshness(Duration age) {
        addFreshness(stream.destination() instanceof Destination.HttpEndpoint ? Target.HTTP_ENDPOINT : Target.S3, age);
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

    private void addFreshness(Target target, Duration age) {
        measurements.add(stream, prefix(target) + ".DataFreshness", Unit.SECONDS, age.toMillis() / 1000.0);
    }

    private static String prefix(Target target) {
        return switch (target) {
            case S3 -> "DeliveryToS3";
            case S3_BACKUP, S3_ERRORS -> "BackupToS3";
            case HTTP_ENDPOINT -> "DeliveryToHttpEndpoint";
        };
    }
}
