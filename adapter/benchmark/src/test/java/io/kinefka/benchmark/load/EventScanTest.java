package io.kinefka.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is noticed of wrong events without parsing them. */
class EventScanTest {
    private final Payload payload = new Payload(100);
    private final List<Long> counters = new ArrayList<>();
    private final EventScan scan = new EventScan(payload, head -> counters.add(head.counter()));

    @Test
    void tellsWhichRecordsThereAre() {
        scan(event(record(1, payload.create(0, 7, 0)), record(2, payload.create(0, 8, 0))));
        scan(event());
        scan(event(record(3, payload.create(0, 9, 0))));

        assertThat(counters).containsExactly(7L, 8L, 9L);
    }

    @Test
    void refusesARecordWithChangedContent() {
        byte[] changed = payload.create(0, 7, 0);
        changed[99] ^= 1;

        assertThatThrownBy(() -> scan(event(record(1, changed)))).isInstanceOf(WrongAnswerException.class);
    }

    @Test
    void refusesARecordThatIsTooLong() {
        assertThatThrownBy(() -> scan(event(record(1, new Payload(101).create(0, 7, 0)))))
                .isInstanceOf(WrongAnswerException.class);
    }

    @Test
    void refusesASequenceNumberThatComesAgain() {
        scan(event(record(1, payload.create(0, 7, 0))));

        assertThatThrownBy(() -> scan(event(record(1, payload.create(0, 8, 0)))))
                .isInstanceOf(WrongAnswerException.class);
    }

    private void scan(String event) {
        byte[] json = event.getBytes(UTF_8);
        scan.read(json, 0, json.length);
    }

    private static String event(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "],\"ContinuationSequenceNumber\":\"" + number(1)
                + "\",\"MillisBehindLatest\":0}";
    }

    private static String record(int number, byte[] data) {
        return "{\"SequenceNumber\":\"" + number(number) + "\",\"ApproximateArrivalTimestamp\":1.8E9,\"Data\":\""
                + Base64.getEncoder().encodeToString(data) + "\",\"PartitionKey\":\"key\"}";
    }

    private static String number(int number) {
        return String.format("%056d", number);
    }
}
