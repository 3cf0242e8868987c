package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.analytics.run.CaseFile;
import io.kinefka.analytics.run.CaseTypes;
import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.ApplicationText;
import io.kinefka.analytics.sql.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case as an application that a host can run. */
final class HostedCase {
    private static final String ERROR = "!";

    private final ApplicationText text;
    private final SeenStreams seen;
    private final Map<String, List<@Nullable Object[]>> tables = new HashMap<>();

    /** A record of the input; its time is when it arrived, of which ROWTIME is made. */
    record Arrival(long timeMillis, String json) {}

    HostedCase(CaseFile file) {
        text = ApplicationText.of(file.code());
        seen = new SeenStreams(file.code(), text.inputs().get(0), text.references());
        file.tables().forEach(this::table);
    }

    private void table(String line) {
        List<String> parts = parts(line.substring("table ".length()));
        TableSchema table = text.references().stream()
                .filter(known -> known.name().equals(parts.get(0)))
                .findFirst()
                .orElseThrow();
        tables.computeIfAbsent(table.name(), name -> new ArrayList<>())
                .add(CaseTypes.values(ApplicationCompiler.referenceType(table), parts.subList(1, parts.size())));
    }

    HostedApplication application(String topic) {
        return seen.application(topic, table -> tables.getOrDefault(table, List.of()));
    }

    /** The names of the topics with what comes out, without that of the input in front. */
    List<String> suffixes() {
        List<String> suffixes = new ArrayList<>();
        seen.streams().forEach(stream -> suffixes.add(SeenStreams.suffix(stream)));
        suffixes.add(SeenStreams.ERRORS_SUFFIX);
        return suffixes;
    }

    /** The record of a line with a row. */
    Arrival arrival(String line) {
        List<String> parts = parts(line.substring("row ".length()));
        String times = parts.get(0).split(" ", 2)[1].strip();
        var type = ApplicationCompiler.inputType(text.inputs().get(0));
        return new Arrival(
                CaseTypes.millis(times.substring(times.indexOf('@') + 1)),
                new String(seen.data(CaseTypes.values(type, parts.subList(1, parts.size()))), UTF_8));
    }

    /** What came out, in lines as the case has them, by stream; those of errors by themselves. */
    Map<String, List<String>> lines(Outputs outputs) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (String stream : seen.streams()) {
            if (!stream.equals(text.inputs().get(0).name())) {
                outputs.of(SeenStreams.suffix(stream))
                        .forEach(data -> add(lines, CaseTypes.line(stream, seen.type(stream), seen.row(stream, data))));
            }
        }
        outputs.of(SeenStreams.ERRORS_SUFFIX).forEach(data -> add(lines, error(SeenStreams.error(data))));
        return lines;
    }

    /** What is in a topic, its name as in {@link #suffixes}. */
    interface Outputs {
        List<byte[]> of(String suffix);
    }

    private static String error(@Nullable Object[] row) {
        long rowtime = row[4] instanceof Long millis ? millis : -1;
        return "! %s %s | %s".formatted(row[6], CaseTypes.time(rowtime), row[3]);
    }

    /** What a case says comes out between two of its inputs, or at all. */
    static Map<String, List<String>> said(List<String> lines) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.startsWith("= ") || line.startsWith("! "))
                .forEach(line -> add(said, line));
        return said;
    }

    private static void add(Map<String, List<String>> lines, String line) {
        String stream = line.startsWith(ERROR) ? ERROR : line.split(" ", 3)[1];
        lines.computeIfAbsent(stream, name -> new ArrayList<>()).add(line);
    }

    private static List<String> parts(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
