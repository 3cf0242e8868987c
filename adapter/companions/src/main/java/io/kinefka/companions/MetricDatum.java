package io.kinefka.companions;

import io.kinefka.log.metrics.Aggregate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client has measured of one metric: a value, several with their counts, or samples put together already. */
record MetricDatum(
        String metricName,
        @Nullable List<Dimension> dimensions,
        @Nullable Instant timestamp,
        @Nullable Double value,
        @Nullable StatisticSet statisticValues,
        @Nullable List<Double> values,
        @Nullable List<Double> counts,
        @Nullable String unit) {

    private static final double MAGNITUDE_MAX = Math.pow(2, 360);
    private static final int VALUES_MAX = 150;

    record StatisticSet(double sampleCount, double sum, double minimum, double maximum) {}

    /**
     * The samples.
     *
     * @param path of this in the request, for messages
     */
    Aggregate samples(String path) {
        long forms = Stream.of(value, statisticValues, values)
                .filter(Objects::nonNull)
                .count();
        if (forms > 1) {
            throw CloudWatchErrors.combination("The parameters " + path + ".Value, " + path + ".Values and " + path
                    + ".StatisticValues are mutually exclusive and you have specified more than one.");
        }
        if (value != null) {
            return Aggregate.of(sound(value, path + ".Value"));
        }
        if (statisticValues != null) {
            return statistics(statisticValues, path + ".StatisticValues");
        }
        if (values != null && !values.isEmpty()) {
            return counted(values, path);
        }
        throw CloudWatchErrors.missing("At least one of the parameters " + path + ".Value, " + path + ".Values or "
                + path + ".StatisticValues must be specified.");
    }

    private static Aggregate statistics(StatisticSet set, String path) {
        sound(set.sum(), path + ".Sum");
        sound(set.minimum(), path + ".Minimum");
        sound(set.maximum(), path + ".Maximum");
        if (!(sound(set.sampleCount(), path + ".SampleCount") > 0)) {
            throw CloudWatchErrors.invalidValue(set.sampleCount(), path + ".SampleCount");
        }
        if (set.minimum() > set.maximum()) {
            throw CloudWatchErrors.combination(
                    "The parameter " + path + ".Maximum must be greater than " + path + ".Minimum.");
        }
        return new Aggregate(set.sum(), set.sampleCount(), set.minimum(), set.maximum());
    }

    private Aggregate counted(List<Double> samples, String path) {
        var times = counts == null ? Collections.nCopies(samples.size(), 1.0) : counts;
        if (samples.size() > VALUES_MAX) {
            throw CloudWatchErrors.invalidValue(
                    "The collection " + path + ".Values must not have a size greater than " + VALUES_MAX + ".");
        }
        if (times.size() != samples.size()) {
            throw CloudWatchErrors.combination(
                    "The parameters " + path + ".Values and " + path + ".Counts must have the same size.");
        }
        double sum = 0;
        double count = 0;
        for (int i = 0; i < samples.size(); i++) {
            double each = sound(samples.get(i), path + ".Values.member." + (i + 1));
            double often = sound(times.get(i), path + ".Counts.member." + (i + 1));
            if (!(often > 0)) {
                throw CloudWatchErrors.invalidValue(often, path + ".Counts.member." + (i + 1));
            }
            sum += each * often;
            count += often;
        }
        return new Aggregate(sum, count, Collections.min(samples), Collections.max(samples));
    }

    private static double sound(double number, String parameter) {
        if (!(Math.abs(number) <= MAGNITUDE_MAX)) {
            throw CloudWatchErrors.invalidValue(number, parameter);
        }
        return number;
    }
}
