package io.kinefka.benchmark.report;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param scenario what was measured
 * @param figure which of its figures
 * @param kinefka Kinefka's runs
 * @param baseline those of what it is compared with, where there is something
 * @param goal what the figure shall be, if there is a goal
 * @param met whether it is
 */
public record Row(
        String scenario,
        String figure,
        Figure kinefka,
        @Nullable Figure baseline,
        @Nullable String goal,
        @Nullable Boolean met) {

    /** All lines of a scenario. */
    public static List<Row> of(String scenario, List<Goal> goals, List<Sample> kinefka, List<Sample> baseline) {
        var names = new TreeSet<String>();
        kinefka.forEach(sample -> names.addAll(sample.figures().keySet()));
        return names.stream()
                .map(name -> of(scenario, name, goals, kinefka, baseline))
                .toList();
    }

    private static Row of(String scenario, String name, List<Goal> goals, List<Sample> kinefka, List<Sample> baseline) {
        var ours = figure(name, kinefka);
        var theirs = baseline.stream().anyMatch(sample -> sample.figures().containsKey(name))
                ? figure(name, baseline)
                : null;
        var goal = goals.stream()
                .filter(each -> each.figure().equals(name))
                .findFirst()
                .orElse(null);
        return new Row(
                scenario,
                name,
                ours,
                theirs,
                goal == null ? null : goal.toString(),
                goal == null ? null : goal.isMet(ours.median(), theirs == null ? Double.NaN : theirs.median()));
    }

    private static Figure figure(String name, List<Sample> samples) {
        return Figure.of(samples.stream()
                .filter(sample -> sample.figures().containsKey(name))
                .map(sample -> sample.figures().get(name))
                .toList());
    }

    /** Kinefka's median, as a multiple of what it is compared with. */
    public @Nullable Double ratio() {
        return baseline == null || baseline.median() == 0 ? null : kinefka.median() / baseline.median();
    }
}
