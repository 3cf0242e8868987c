package io.kinefka.benchmark;

import io.kinefka.benchmark.report.Row;
import io.kinefka.benchmark.report.Sample;
import io.kinefka.benchmark.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs both sides of a scenario in turn, so that whatever else the machine does meets both.
 *
 * @param warmUp of each side, before anything counts
 * @param run how long one run is
 * @param rounds how many runs each side has
 */
record Interleaved(Duration warmUp, Duration run, int rounds) {

    List<Row> measure(String name, Scenario scenario) {
        warmUp(scenario);
        List<Sample> kinefka = new ArrayList<>();
        List<Sample> baseline = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            kinefka.add(scenario.kinefka(run));
            baseline.add(scenario.baseline(run));
        }
        kinefka.add(scenario.kinefkaAtEnd());
        baseline.add(scenario.baselineAtEnd());
        return Row.of(name, scenario.goals(), kinefka, baseline);
    }

    private void warmUp(Scenario scenario) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < 2 * warmUp.toNanos()) {
            var unused = scenario.kinefka(run);
            unused = scenario.baseline(run);
        }
    }
}
