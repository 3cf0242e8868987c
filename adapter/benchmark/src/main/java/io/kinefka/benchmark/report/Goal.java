package io.kinefka.benchmark.report;

import java.util.Locale;

/**
 * What a figure shall be.
 *
 * @param figure which one
 * @param kind how it is compared
 * @param bound what with
 */
public record Goal(String figure, Kind kind, double bound) {

    /** How Kinefka's median is compared with the bound. */
    public enum Kind {
        /** It is at least so many times the baseline. */
        AT_LEAST_TIMES,
        /** It is at most so many times the baseline. */
        AT_MOST_TIMES,
        /** It is at most so much more than the baseline. */
        AT_MOST_MORE,
        /** It is at least that, whatever the baseline is. */
        AT_LEAST,
        /** It is at most that, whatever the baseline is. */
        AT_MOST
    }

    /** Whether medians are as they shall be. */
    boolean isMet(double kinefka, double baseline) {
        return switch (kind) {
            case AT_LEAST_TIMES -> kinefka >= bound * baseline;
            case AT_MOST_TIMES -> kinefka <= bound * baseline;
            case AT_MOST_MORE -> kinefka <= baseline + bound;
            case AT_LEAST -> kinefka >= bound;
            case AT_MOST -> kinefka <= bound;
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AT_LEAST_TIMES -> String.format(Locale.ROOT, ">= %.2f x", bound);
            case AT_MOST_TIMES -> String.format(Locale.ROOT, "<= %.2f x", bound);
            case AT_MOST_MORE -> String.format(Locale.ROOT, "<= + %.0f", bound);
            case AT_LEAST -> String.format(Locale.ROOT, ">= %.0f", bound);
            case AT_MOST -> String.format(Locale.ROOT, "<= %.1f", bound);
        };
    }
}
