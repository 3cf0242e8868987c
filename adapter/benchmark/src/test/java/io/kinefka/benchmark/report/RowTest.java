package io.kinefka.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final Goal HALF = new Goal("records/s", Goal.Kind.AT_LEAST_TIMES, 0.5);

    @Test
    void comparesMedians() {
        var row = row(List.of(10.0, 90.0, 50.0), List.of(100.0, 60.0, 1.0));

        assertThat(row.kinefka()).isEqualTo(new Figure(10, 50, 90));
        assertThat(row.ratio()).isEqualTo(50.0 / 60);
        assertThat(row.met()).isTrue();
    }

    @Test
    void saysThatAGoalIsMissed() {
        var report = new Report();
        report.add(List.of(row(List.of(29.0), List.of(60.0))));

        assertThat(report.isGood()).isFalse();
    }

    private static Row row(List<Double> kinefka, List<Double> baseline) {
        return Row.of("puts", List.of(HALF), samples(kinefka), samples(baseline))
                .get(0);
    }

    private static List<Sample> samples(List<Double> values) {
        return values.stream()
                .map(value -> new Sample(1, Map.of("records/s", value)))
                .toList();
    }
}
