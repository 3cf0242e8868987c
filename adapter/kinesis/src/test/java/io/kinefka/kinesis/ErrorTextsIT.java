package io.kinefka.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.stream.StreamDurations;
import io.kinefka.mapping.StreamId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operations refuse, in AWS's words: a table of requests and answers. */
class ErrorTextsIT {
    private static final Duration LONG = Duration.ofHours(1);

    @SuppressWarnings("NullAway.Init")
    private static KinesisUnderTest kinesis;

    @SuppressWarnings("NullAway.Init")
    private static KinesisUnderTest slow;

    /** Each case is an operation, a request, and an error, on lines of their own. */
    record Case(String operation, String request, String error) {}

    @BeforeAll
    static void open() {
        kinesis = new KinesisUnderTest();
        slow = new KinesisUnderTest(new StreamDurations(LONG, LONG), 1 << 20, 500);
        kinesis.call("CreateStream", "{'StreamName':'known','ShardCount':3}");
        kinesis.call("CreateStream", "{'StreamName':'updating','ShardCount':3}");
        kinesis.log
                .streams()
                .updateFor(LONG, new StreamId("000000000000", "us-east-1", "updating"), stream -> stream)
                .toCompletableFuture()
                .join();
        slow.call("CreateStream", "{'StreamName':'creating','ShardCount':3}");
    }

    @AfterAll
    static void close() {
        kinesis.close();
        slow.close();
    }

    static List<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        try (var table = Objects.requireNonNull(ErrorTextsIT.class.getResourceAsStream("error-texts.txt"))) {
            var lines = new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            for (int i = 0; i < lines.size(); i += 3) {
                cases.add(new Case(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersInTheWordsOfAws(Case expected) {

        var answer = kinesis.call(expected.operation(), expected.request());

        assertThat(answer.error()).isEqualTo(expected.error());
        assertThat(answer.status()).isEqualTo(400);
    }
}
