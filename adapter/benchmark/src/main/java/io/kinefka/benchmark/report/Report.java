package io.kinefka.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All lines, as a table in Markdown and as JSON. */
public final class Report {
    private static final String HEAD = """
            | scenario | figure | Kinefka | min .. max | baseline | min .. max | ratio | goal | |
            |---|---|---|---|---|---|---|---|---|
            """;

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    public void add(List<Row> more) {
        rows.addAll(more);
    }

    /** Notes that a scenario has come to nothing. */
    public void addFailure(String scenario, Throwable failure) {
        failures.put(scenario, failure.toString());
    }

    /** Whether a scenario has come to nothing. */
    public boolean hasFailures() {
        return !failures.isEmpty();
    }

    /** Whether every goal is met. */
    public boolean isGood() {
        return rows.stream().noneMatch(row -> Boolean.FALSE.equals(row.met()));
    }

    /** The table's head, to print before its lines. */
    public static String head() {
        return HEAD.stripTrailing();
    }

    /** A line of the table. */
    public static String line(Row row) {
        var ratio = row.ratio();
        return "| " + row.scenario() + " | " + row.figure() + " | " + cells(row.kinefka()) + " | "
                + (row.baseline() == null ? " | " : cells(row.baseline())) + " | "
                + (ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio)) + " | "
                + (row.goal() == null ? "" : row.goal()) + " | "
                + (row.met() == null ? "" : row.met() ? "met" : "missed") + " |";
    }

    private static String cells(Figure figure) {
        return number(figure.median()) + " | " + number(figure.minimum()) + " .. " + number(figure.maximum());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    /** Writes everything that was measured, and on what. */
    public void write(Path file) {
        try {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(file.toFile(), Map.of("machine", machine(), "rows", rows, "failures", failures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it ran on. */
    public static Map<String, String> machine() {
        return Map.of(
                "processors", Integer.toString(Runtime.getRuntime().availableProcessors()),
                "architecture", System.getProperty("os.arch"),
                "system", System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "java", Runtime.version().toString());
    }
}
