package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.encryption.LocalKeyStore;
import io.kinefka.kinesis.KinesisUnderTest.Answer;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.mapping.StreamId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every operation's success and every documented error of it, as the table {@code operation-cases.txt} lists them. */
class OperationCasesIT {
    private static final int CALLS_UNTIL_LIMITED_MAX = 3000;
    private static final Duration LONG = Duration.ofHours(1);

    private static final ChangeDurations SLOW_CHANGES = new ChangeDurations(LONG, LONG, LONG, LONG, LONG, LONG, LONG);

    private static final Map<String, KinesisUnderTest> PROFILES = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    @BeforeAll
    static void open(@TempDir Path directory) {
        PROFILES.put("plain", new KinesisUnderTest());
        PROFILES.put("creating", new KinesisUnderTest(new StreamDurations(LONG, LONG), 1 << 20, 500));
        PROFILES.put("limited", KinesisUnderTest.limited());
        profile("limited").clock.stop();
        PROFILES.put("small", new KinesisUnderTest(new StreamDurations(Duration.ZERO, Duration.ZERO), 1, 1));
        var keys = LocalKeyStore.openOrCreate(directory.resolve("keys.json"), Clock.systemUTC());
        PROFILES.put("encrypting", KinesisUnderTest.encrypting(keys, Duration.ZERO));
        PROFILES.put("changing", new KinesisUnderTest(SLOW_CHANGES));
        profile("plain").call("CreateStream", "{'StreamName':'cases','ShardCount':3}");
        profile("plain").call("CreateStream", "{'StreamName':'cases-on-demand'}");
        profile("plain").call("CreateStream", "{'StreamName':'cases-encrypted','ShardCount':1}");
        profile("creating").call("CreateStream", "{'StreamName':'cases-creating','ShardCount':2}");
        profile("creating").call("CreateStream", "{'StreamName':'cases-creating-on-demand'}");
        profile("limited").call("CreateStream", "{'StreamName':'cases-limited','ShardCount':1}");
        profile("plain").call("CreateStream", "{'StreamName':'cases-small','ShardCount':1}");
    }

    @AfterAll
    static void close() {
        PROFILES.values().forEach(KinesisUnderTest::close);
    }

    private static KinesisUnderTest profile(String name) {
        return Objects.requireNonNull(PROFILES.get(name), name);
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheTableSays() {
        return OperationCases.read().cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.operation() + " " + one.expected() + " " + one.request(), () -> check(one)));
    }

    private void check(OperationCases.Case one) {
        var kinesis = profile(one.profile());
        String request = request(one, kinesis);

        Answer answer = one.profile().equals("limited") && !one.succeeds()
                ? callUntil(one.expected(), kinesis, one.operation(), request)
                : kinesis.call(one.operation(), request);

        if (one.succeeds()) {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        } else {
            assertThat(answer.text("/__type")).as("%s", answer.body()).isEqualTo(one.expected());
            assertThat(answer.status()).isEqualTo(400);
        }
        if (one.name() != null) {
            assertThat(answer.at(String.valueOf(one.pointer())).isMissingNode()).isFalse();
            names.put(one.name(), answer.text(String.valueOf(one.pointer())));
        }
    }

    private String request(OperationCases.Case one, KinesisUnderTest kinesis) {
        String request = one.request()
                .replace("$arn", "arn:aws:kinesis:us-east-1:000000000000:stream/cases")
                .replace("$badarn", "arn:aws:kinesis:us east:000000000000:stream/cases");
        if (request.contains("$later")) {
            kinesis.clock.advance(Duration.ofMinutes(6));
            request = request.replace("$later", "");
        }
        if (request.contains("$created")) {
            var stream = kinesis.log.streams().find(new StreamId("000000000000", "us-east-1", "cases"));
            request = request.replace(
                    "$created", Long.toString(stream.orElseThrow().createdAt().getEpochSecond()));
        }
        for (var entry : names.entrySet()) {
            request = request.replace("$" + entry.getKey() + "'", entry.getValue() + "'");
        }
        return request;
    }

    private static Answer callUntil(String code, KinesisUnderTest kinesis, String operation, String request) {
        for (int i = 0; i < CALLS_UNTIL_LIMITED_MAX; i++) {
            Answer answer = kinesis.call(operation, request);
            if (answer.text("/__type").equals(code)) {
                return answer;
            }
        }
        throw new AssertionError(operation + " was never refused with " + code);
    }
}
