package io.kinefka.delivery.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a buffer is delivered: as soon as one of the two is reached. Hints, not promises.
 *
 * @param sizeBytes bytes of records before compression; AWS counts in MiB and calls them MBs
 * @param interval since the buffer's first record; zero delivers without buffering
 */
public record BufferingHints(long sizeBytes, Duration interval) {
    private static final long MIB = 1 << 20;
    private static final Duration INTERVAL_MAX = Duration.ofMinutes(15);

    /** Source: AWS API reference, BufferingHints: 5 MBs, 300 seconds. */
    public static final BufferingHints DEFAULT = ofMbs(5, 300);

    /** Source: AWS developer guide, data transformation: 1 MB, 60 seconds. */
    public static final BufferingHints LAMBDA_DEFAULT = ofMbs(1, 60);

    /** A destination's bounds of SizeInMBs; those of IntervalInSeconds are 0 and 900 everywhere. */
    public enum Bounds {
        S3(1, 128),
        HTTP_ENDPOINT(1, 64),
        LAMBDA(0.2, 3);

        private final double mbsMin;
        private final double mbsMax;

        Bounds(double mbsMin, double mbsMax) {
            this.mbsMin = mbsMin;
            this.mbsMax = mbsMax;
        }
    }

    /**
     * In AWS's units.
     *
     * @param sizeInMbs MiB; fractions only for a Lambda function
     */
    public static BufferingHints ofMbs(double sizeInMbs, long intervalInSeconds) {
        return new BufferingHints(Math.round(sizeInMbs * MIB), Duration.ofSeconds(intervalInSeconds));
    }

    /**
     * Hints of which both or none must be given.
     *
     * @throws InvalidDeliveryConfigException if only one is given
     */
    public static BufferingHints ofMbs(@Nullable Integer sizeInMbs, @Nullable Integer intervalInSeconds) {
        if (sizeInMbs == null && intervalInSeconds == null) {
            return DEFAULT;
        }
        if (sizeInMbs == null || intervalInSeconds == null) {
            throw new InvalidDeliveryConfigException(
                    "BufferingHints must specify both SizeInMBs and IntervalInSeconds, or neither.");
        }
        return ofMbs(sizeInMbs.doubleValue(), intervalInSeconds.longValue());
    }

    /**
     * These hints, if a destination may have them.
     *
     * @throws InvalidDeliveryConfigException if they lie outside the destination's bounds
     */
    BufferingHints within(Bounds bounds) {
        double mbs = (double) sizeBytes / MIB;
        // A hint of 0.2 MBs is not a whole number of bytes.
        double tolerance = 1.0 / MIB;
        if (mbs < bounds.mbsMin - tolerance || mbs > bounds.mbsMax + tolerance) {
            throw new InvalidDeliveryConfigException("BufferingHints.SizeInMBs must be between " + plain(bounds.mbsMin)
                    + " and " + plain(bounds.mbsMax) + ".");
        }
        if (interval.isNegative() || interval.compareTo(INTERVAL_MAX) > 0) {
            throw new InvalidDeliveryConfigException("BufferingHints.IntervalInSeconds must be between 0 and 900.");
        }
        return this;
    }

    private static String plain(double mbs) {
        return mbs == Math.rint(mbs) ? Long.toString((long) mbs) : Double.toString(mbs);
    }
}
