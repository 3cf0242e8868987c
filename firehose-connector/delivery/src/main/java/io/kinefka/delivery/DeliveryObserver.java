package io.kinefka.delivery;

import java.time.Duration;

/**
 * Is told what happens, for metrics. Called on the thread that calls the engine.
 *
 * <p>With these, AWS's metrics can be made: DeliveryToS3, BackupToS3, DeliveryToHttpEndpoint, ExecuteProcessing and
 * SucceedProcessing. Source: AWS developer guide, monitoring with CloudWatch metrics.
 */
public interface DeliveryObserver {

    /** Watches nothing. */
    DeliveryObserver NONE = new DeliveryObserver() {};

    /** Where records go. */
    enum Target {
        S3,
        S3_BACKUP,
        S3_ERRORS,
        HTTP_ENDPOINT
    }

    /**
     * An object or request has been accepted.
     *
     * @param bytes of the records, before compression
     * @param freshness age of the oldest record
     */
    default void delivered(Target target, long bytes, long records, Duration freshness) {}

    /** A request has been answered or has failed, whatever became of its records. */
    default void attempted(Target target, long bytes, long records) {}

    /**
     * An attempt has failed.
     *
     * @param code AWS's
     */
    default void failed(Target target, String code, String message) {}

    /** Records were given up, as AWS gives them up when an HTTP endpoint answers 413. */
    default void discarded(Target target, long records) {}

    /**
     * A function has been invoked.
     *
     * @param records that have come back as Ok or Dropped
     * @param bytes of the data of those that have come back as Ok
     */
    default void invoked(Duration took, boolean succeeded, long records, long bytes) {}

    /** A buffer was delivered before its time, because there were too many. */
    default void deliveredEarly() {}
}
