package io.kinefka.analytics.host;

import io.kinefka.analytics.run.GeneratedQuery;
import io.kinefka.analytics.run.GeneratedQuery.InputRow;
import io.kinefka.analytics.run.PipelineDifferentialTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The generated queries of a seed as an application that a host can run. */
final class HostedQueries {
    private static final List<Integer> PARTITIONS = List.of(1, 2, 4);
    private static final String INPUT = "S";

    private final int seed;
    private final List<GeneratedQuery> queries;
    private final SeenStreams seen;

    HostedQueries(int seed) {
        this.seed = seed;
        queries = PipelineDifferentialTest.queries(new Random(seed));
        seen = new SeenStreams(
                PipelineDifferentialTest.code(queries),
                PipelineDifferentialTest.INPUTS.get(0),
                PipelineDifferentialTest.TABLES);
    }

    HostedApplication application() {
        return seen.application(name(), table -> PipelineDifferentialTest.table());
    }

    Topic createTopics() {
        return Topic.create(
                name(),
                partitions(),
                Stream.concat(seen.streams().stream().map(SeenStreams::suffix), Stream.of(SeenStreams.ERRORS_SUFFIX))
                        .toList());
    }

    private String name() {
        return "queries-" + seed;
    }

    int partitions() {
        return PARTITIONS.get(seed % PARTITIONS.size());
    }

    byte[] data(InputRow row) {
        return seen.data(new @Nullable Object[] {row.k(), row.i(), row.d()});
    }

    /** The input's rows in the order in which they were taken, as far as they are out, without those from a time on. */
    List<InputRow> taken(Topic topic, long untilMillis) {
        return rows(topic, INPUT, untilMillis).stream()
                .map(row ->
                        new InputRow((Long) row.get(3), (String) row.get(0), (Integer) row.get(1), (Double) row.get(2)))
                .toList();
    }

    /** What the queries should come to, by their SQL. */
    List<List<Object>> expected(List<InputRow> taken) {
        return queries.stream()
                .map(query -> List.<Object>of(query.sql(), query.expected().apply(taken)))
                .toList();
    }

    /** What they have come to. */
    List<List<Object>> actual(Topic topic, long untilMillis) {
        return IntStream.range(0, queries.size())
                .mapToObj(i -> List.<Object>of(queries.get(i).sql(), rows(topic, "O" + i, untilMillis)))
                .toList();
    }

    private List<List<@Nullable Object>> rows(Topic topic, String stream, long untilMillis) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        topic.records(SeenStreams.suffix(stream)).forEach(found -> {
            @Nullable Object[] row = seen.row(stream, found.value());
            if (row[row.length - 1] instanceof Long rowtime && rowtime < untilMillis) {
                rows.add(Arrays.asList(row));
            }
        });
        return rows;
    }

    /** A host in a process of its own, with the applications of some seeds. */
    public static void main(String[] arguments) throws InterruptedException {
        Host host = new Host(Map.of("bootstrap.servers", arguments[0]), Path.of(arguments[1]));
        host.retain(Arrays.stream(arguments)
                .skip(2)
                .map(seed -> new HostedQueries(Integer.parseInt(seed)).application())
                .toArray(HostedApplication[]::new));
        new CountDownLatch(1).await();
    }
}
