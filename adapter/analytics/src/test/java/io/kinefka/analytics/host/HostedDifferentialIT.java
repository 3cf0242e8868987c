package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.analytics.run.GeneratedQuery.InputRow;
import io.kinefka.analytics.run.PipelineDifferentialTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applications of ten generated queries each, with inputs of one, two and four partitions, in a process that is killed in the middle, against
 * lists that are gone through again and again. {@code -Dqueries.applications=100} for the long form.
 *
 * <p>The rows' times lie in the future: so the clock moves nothing, and what lies after the kill is not late.
 */
class HostedDifferentialIT {
    private static final int APPLICATIONS = Integer.getInteger("queries.applications", 3);
    private static final int TOGETHER = 6;
    private static final Duration AHEAD = Duration.ofMinutes(10);
    /** When rows come that close what is open; Kafka takes no records of more than an hour ahead. */
    private static final Duration CLOSING = Duration.ofMinutes(40);

    @TempDir
    private Path directory;

    private record Running(HostedQueries queries, Topic topic, List<InputRow> rows, long closingMillis, Random random) {

        static Running of(int seed) {
            HostedQueries queries = new HostedQueries(seed);
            Random random = new Random(seed);
            long now = System.currentTimeMillis();
            return new Running(
                    queries,
                    queries.createTopics(),
                    from(now + AHEAD.toMillis(), PipelineDifferentialTest.rows(random)),
                    now + CLOSING.toMillis(),
                    random);
        }

        private static List<InputRow> from(long millis, List<InputRow> rows) {
            long later = millis - rows.get(0).time();
            return rows.stream()
                    .map(row -> new InputRow(row.time() + later, row.k(), row.i(), row.d()))
                    .toList();
        }

        void appendHalf() {
            append(rows.subList(0, rows.size() / 2));
        }

        void appendRest() {
            append(rows.subList(rows.size() / 2, rows.size()));
            for (int partition = 0; partition < queries.partitions(); partition++) {
                topic.append(
                        partition,
                        closingMillis + partition,
                        queries.data(new InputRow(closingMillis, null, null, null)));
            }
        }

        private void append(List<InputRow> some) {
            some.forEach(row -> topic.append(random.nextInt(queries.partitions()), row.time(), queries.data(row)));
            topic.flush();
        }

        List<InputRow> taken() {
            return queries.taken(topic, closingMillis);
        }
    }

    @Test
    void haveTheResultsOfASlowEvaluatorThoughTheirProcessIsKilled() throws IOException {
        for (int first = 0; first < APPLICATIONS; first += TOGETHER) {
            List<Integer> seeds = IntStream.range(first, Math.min(APPLICATIONS, first + TOGETHER))
                    .boxed()
                    .toList();
            List<Running> running = seeds.stream().map(Running::of).toList();
            HostProcess killed = start(seeds);
            try {
                running.forEach(Running::appendHalf);
                patiently().until(() -> running.stream()
                        .noneMatch(each -> each.taken().isEmpty()));
            } finally {
                killed.kill();
            }
            running.forEach(Running::appendRest);
            HostProcess last = start(seeds);
            try {
                List<Running> left = new ArrayList<>(running);
                patiently().untilAsserted(() -> {
                    for (Running each : List.copyOf(left)) {
                        List<InputRow> taken = each.taken();
                        assertThat(taken).containsExactlyInAnyOrderElementsOf(each.rows());
                        assertThat(each.queries().actual(each.topic(), each.closingMillis()))
                                .isEqualTo(each.queries().expected(taken));
                        left.remove(each);
                    }
                });
            } finally {
                last.kill();
            }
        }
    }

    private HostProcess start(List<Integer> seeds) throws IOException {
        return HostProcess.start(
                HostedQueries.class,
                directory,
                seeds.stream().map(String::valueOf).toList());
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(500));
    }
}
