package io.kinefka.log.table;

import static io.kinefka.log.table.TablesUnderTest.bytes;
import static io.kinefka.log.table.TablesUnderTest.get;
import static io.kinefka.log.table.TablesUnderTest.increment;
import static io.kinefka.log.table.TablesUnderTest.number;
import static io.kinefka.log.table.TablesUnderTest.put;
import static io.kinefka.log.table.TablesUnderTest.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateTableIT {
    private static final Bytes KEY = bytes("key");
    private static final TableSettings OFTEN_CUT = new TableSettings(1L << 30, 1000, 4 << 10);

    private final TablesUnderTest tables = new TablesUnderTest();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void incrementsThatRaceAreAllCountedOnce() throws Exception {
        try (var one = tables.open();
                var two = tables.open();
                var three = tables.open()) {
            var all = List.of(one, two, three);
            var answers = new ArrayList<CompletionStage<Long>>();

            for (int i = 0; i < 999; i++) {
                answers.add(increment(all.get(i % 3), KEY));
            }
            var told = new ArrayList<Long>();
            for (var each : answers) {
                told.add(get(each));
            }

            assertThat(told).doesNotHaveDuplicates().hasSize(999);
            assertThat(number(get(two.newest()).get(KEY))).isEqualTo(999);
        }
    }

    @Test
    void ofTwoWhoRaceExactlyOneWins() throws Exception {
        try (var one = tables.open();
                var two = tables.open()) {
            for (int i = 0; i < 1000; i++) {
                var lease = bytes("lease-" + i);

                var first = take(i % 2 == 0 ? one : two, lease);
                var second = take(i % 2 == 0 ? two : one, lease);

                assertThat(List.of(get(first), get(second))).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    @Test
    void whatOneWasToldAnotherSees() throws Exception {
        try (var one = tables.open();
                var two = tables.open()) {
            for (int i = 1; i <= 200; i++) {
                get(increment(one, KEY));

                assertThat(number(get(two.newest()).get(KEY))).isEqualTo(i);
            }
        }
    }

    @Test
    void aChangeIsNotRefusedForWhatWasUndoneElsewhere() throws Exception {
        try (var one = tables.open();
                var two = tables.open()) {
            for (int i = 0; i < 100; i++) {
                assertThat(get(take(one, KEY))).isTrue();
                get(two.change(Set.of(KEY), view -> new Change<>(List.of(Write.delete(KEY, view.get(KEY))), true)));
            }
        }
    }

    @Test
    void aChangeOfSeveralKeysIsSeenAsAWhole() throws Exception {
        var other = bytes("other");
        try (var one = tables.open();
                var two = tables.open()) {
            var answers = new ArrayList<CompletionStage<Long>>();
            for (int i = 0; i < 200; i++) {
                answers.add((i % 2 == 0 ? one : two).change(Set.of(KEY, other), view -> {
                    long sum = number(view.get(KEY)) + number(view.get(other));
                    return new Change<>(
                            List.of(
                                    Write.put(KEY, view.get(KEY), bytes(number(view.get(KEY)) + 1)),
                                    Write.put(other, view.get(other), bytes(number(view.get(other)) + 1))),
                            sum);
                }));
            }
            for (var each : answers) {
                assertThat(get(each) % 2).isZero();
            }

            assertThat(number(get(one.newest()).get(other))).isEqualTo(200);
        }
    }

    @Test
    void whatIsDeletedByPrefixIsGoneEverywhere() throws Exception {
        try (var one = tables.open();
                var two = tables.open()) {
            put(one, bytes("a1"), bytes(1));
            put(one, bytes("a2"), bytes(1));
            put(one, bytes("b"), bytes(1));

            get(two.change(Set.of(), view -> new Change<>(List.of(new Write.DeleteAll(bytes("a"))), true)));

            assertThat(get(one.newest()).copy()).containsOnlyKeys(bytes("b"));
        }
    }

    @Test
    void nothingIsLostWhenAllStop() throws Exception {
        try (var one = tables.open()) {
            put(one, KEY, bytes(7));
        }

        try (var two = tables.open()) {
            assertThat(number(get(two.known()).get(KEY))).isEqualTo(7);
        }
    }

    @Test
    void aChangeForWhichThereIsNoRoomIsRefused() throws Exception {
        try (var one = tables.open(new TableSettings(1000, 100, TableSettings.LOG_BYTES_MIN))) {
            put(one, KEY, Bytes.of(new byte[500]));

            assertThatThrownBy(() -> put(one, bytes("more"), Bytes.of(new byte[500])))
                    .cause()
                    .isInstanceOf(LogException.class)
                    .extracting("reason")
                    .isEqualTo(LogException.Reason.OVERLOADED);
            put(one, KEY, Bytes.of(new byte[100]));
        }
    }

    @Test
    void aChangeThatNoRecordCanHoldIsRefused() throws Exception {
        try (var one = tables.open()) {
            assertThatThrownBy(() -> put(one, KEY, Bytes.of(new byte[8 << 20])))
                    .cause()
                    .isInstanceOf(LogException.class)
                    .extracting("reason")
                    .isEqualTo(LogException.Reason.OVERLOADED);
            put(one, KEY, Bytes.of(new byte[7 << 20]));
        }
    }

    @Test
    void anEntryForWhichThereIsNoPlaceIsRefused() throws Exception {
        try (var one = tables.open(new TableSettings(1L << 30, 1, TableSettings.LOG_BYTES_MIN))) {
            put(one, KEY, bytes(1));

            assertThatThrownBy(() -> put(one, bytes("more"), bytes(1)))
                    .cause()
                    .isInstanceOf(LogException.class)
                    .extracting("reason")
                    .isEqualTo(LogException.Reason.OVERLOADED);
            put(one, KEY, bytes(2));
        }
    }

    @Test
    void theLogIsCutAndWhoComesLaterFindsEverything() throws Exception {
        try (var one = tables.open(OFTEN_CUT);
                var two = tables.open(OFTEN_CUT)) {
            for (int i = 0; i < 600; i++) {
                put(i % 2 == 0 ? one : two, bytes("key-" + i % 50), bytes(i));
            }
            awaitCut();

            try (var late = tables.open()) {
                assertThat(get(late.newest()).copy())
                        .isEqualTo(get(one.newest()).copy())
                        .isEqualTo(get(two.newest()).copy())
                        .hasSize(50);
                get(increment(late, bytes("key-0")));
                assertThat(number(get(one.newest()).get(bytes("key-0")))).isEqualTo(551);
            }
        }
    }

    @Test
    void aSnapshotThatWasNotFinishedDoesNoHarm() throws Exception {
        try (var one = tables.open(OFTEN_CUT);
                var dying = new TableWriter(tables.topic)) {
            put(one, KEY, bytes(1));
            long begin = get(dying.append(new TableRecord.SnapshotBegin(new UUID(1, 1))));
            get(dying.append(new TableRecord.SnapshotPart(begin, Map.of())));

            for (int i = 0; i < 600; i++) {
                put(one, bytes("key-" + i % 50), bytes(i));
                if (i == 500) {
                    awaitCut();
                    begin = get(dying.append(new TableRecord.SnapshotBegin(new UUID(1, 1))));
                    get(dying.append(new TableRecord.SnapshotPart(begin, Map.of())));
                }
            }

            try (var late = tables.open()) {
                assertThat(get(late.newest()).copy())
                        .isEqualTo(get(one.newest()).copy())
                        .hasSize(51);
            }
        }
    }

    @Test
    void manyConditionalChangesUnderWayOnThreeGatewaysAreAllCountedOnce() throws Exception {
        int changes = 6000;
        int counters = 300;
        try (var one = tables.open();
                var two = tables.open();
                var three = tables.open()) {
            var all = List.of(one, two, three);
            var places = new Semaphore(96);
            var answers = new ArrayList<CompletionStage<Long>>();

            for (int i = 0; i < changes; i++) {
                places.acquire();
                answers.add(increment(all.get(i % 3), bytes("counter-" + i % counters))
                        .whenComplete((told, failure) -> places.release()));
            }
            for (var each : answers) {
                get(each);
            }

            var newest = get(two.newest());
            assertThat(IntStream.range(0, counters).mapToLong(i -> number(newest.get(bytes("counter-" + i)))))
                    .containsOnly((long) changes / counters);
        }
    }

    private void awaitCut() {
        await().atMost(Duration.ofMinutes(1)).until(() -> start() > 0);
    }

    private long start() throws Exception {
        return get(tables.admin
                        .listOffsets(Map.of(tables.topic.partition(), OffsetSpec.earliest()))
                        .partitionResult(tables.topic.partition())
                        .toCompletionStage())
                .offset();
    }
}
