package io.kinefka.companions;

import io.kinefka.log.metrics.Aggregate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What can be asked of the samples of a period. */
enum Statistic {
    SAMPLE_COUNT("SampleCount", Aggregate::count),
    AVERAGE("Average", samples -> samples.sum() / samples.count()),
    SUM("Sum", Aggregate::sum),
    MINIMUM("Minimum", Aggregate::minimum),
    MAXIMUM("Maximum", Aggregate::maximum);

    private final String awsName;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final ToDoubleFunction<Aggregate> value;

    Statistic(String awsName, ToDoubleFunction<Aggregate> value) {
        this.awsName = awsName;
        this.value = value;
    }

    static Optional<Statistic> named(String awsName) {
        return Arrays.stream(values())
                .filter(each -> each.awsName.equals(awsName))
                .findFirst();
    }

    double of(Aggregate samples) {
        return value.applyAsDouble(samples);
    }
}
