package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.host.store.FileStoreSupplier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MergeBufferTest {
    /** Room for some ten rows. */
    private static final long HEAP_BYTES_MAX = 6_000;

    private static final long ROW_BYTES_MAX = 700;

    @TempDir
    private Path directory;

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("merge").get();
    private final List<String> settled = new ArrayList<>();
    private KeyValueStore<Bytes, byte[]> overflow;
    private MergeBuffer buffer;
    private long order;

    @BeforeEach
    void open() {
        overflow = new FileStoreSupplier("overflow", directory).get();
        restart(Long.MAX_VALUE, 2);
    }

    @AfterEach
    void close() {
        overflow.close();
    }

    @Test
    void waitsUntilEveryTaskHasSaidSomething() {
        row(0, 10, "a");
        row(0, 20, "b");
        assertThat(settled).isEmpty();
        assertThat(buffer.timeMillis()).isNegative();

        row(1, 15, "c");

        assertThat(settled).containsExactly("10 a", "15 c");
        assertThat(buffer.timeMillis()).isEqualTo(15);
    }

    @Test
    void letsRowsGoWhenTheClockOfATaskWithoutRowsHasPassedThem() {
        row(0, 10, "a");
        bound(1, 9);
        assertThat(settled).isEmpty();

        bound(1, 10);

        assertThat(settled).containsExactly("10 a");
    }

    @Test
    void putsRowsOfTheSameTimeInTheOrderOfTasks() {
        bound(0, 1);
        row(1, 10, "c");
        row(1, 10, "d");
        row(0, 10, "a");
        row(0, 10, "b");
        bound(0, 11);

        assertThat(settled).containsExactly("10 a", "10 b", "10 c", "10 d");
    }

    @Test
    void lendsALateRowTheTimeOfItsTask() {
        bound(0, 100);
        bound(1, 100);

        row(0, 50, "late");

        bound(1, 101);
        assertThat(settled).containsExactly("100 late");
    }

    @Test
    void takesInATaskThatNobodyExpected() {
        bound(0, 100);
        bound(1, 100);

        row(2, 50, "new");
        bound(0, 200);
        bound(1, 200);
        assertThat(settled).containsExactly("100 new");
        assertThat(buffer.timeMillis()).isEqualTo(100);
        bound(2, 150);

        assertThat(buffer.timeMillis()).isEqualTo(150);
    }

    @Test
    void goesOnWithWhatWaited() {
        row(0, 10, "a");
        row(0, 20, "b");
        row(1, 12, "c");
        restart(Long.MAX_VALUE, 3);
        assertThat(buffer.timeMillis()).isEqualTo(12);
        row(2, 1, "late");
        bound(1, 30);
        bound(2, 30);

        assertThat(settled).containsExactly("10 a", "12 c", "12 late", "20 b");
    }

    @Test
    void storesNothingOfWhatGoesOnAtOnce() {
        bound(0, 1);
        bound(1, 1_000);

        IntStream.range(1, 100).forEach(time -> row(0, time, "x"));

        assertThat(settled).hasSize(99);
        assertThat(store.approximateNumEntries()).isEqualTo(3);
    }

    @Test
    void keepsNoMoreInTheHeapThanThereIsRoomFor() {
        restart(HEAP_BYTES_MAX, 2);

        for (int time = 0; time < 5_000; time++) {
            row(0, time, "x");
            assertThat(buffer.heapBytes()).isPositive().isLessThan(HEAP_BYTES_MAX + ROW_BYTES_MAX);
            if (time == 2_500) {
                restart(HEAP_BYTES_MAX, 2);
            }
        }

        assertThat(overflow.approximateNumEntries()).isGreaterThan(4_900);
        bound(1, 5_000);
        assertThat(settled)
                .containsExactlyElementsOf(
                        IntStream.range(0, 5_000).mapToObj(time -> time + " x").toList());
        assertThat(buffer.heapBytes()).isZero();
        assertThat(overflow.approximateNumEntries()).isZero();
        assertThat(store.approximateNumEntries()).isEqualTo(3);
    }

    @Test
    void keepsInTheHeapAgainWhatComesWhenThereIsRoom() {
        restart(HEAP_BYTES_MAX, 2);
        IntStream.range(0, 100).forEach(time -> row(0, time, "x"));
        assertThat(overflow.approximateNumEntries()).isPositive();
        bound(1, 99);
        assertThat(overflow.approximateNumEntries()).isZero();

        row(0, 200, "y");

        assertThat(overflow.approximateNumEntries()).isZero();
    }

    static Stream<Arguments> tasksAndHeaps() {
        return Stream.of(1, 2, 3, 7).flatMap(tasks -> LongStream.of(0, 700, HEAP_BYTES_MAX, Long.MAX_VALUE)
                .mapToObj(heapBytesMax -> Arguments.of(tasks, heapBytesMax)));
    }

    @ParameterizedTest
    @MethodSource("tasksAndHeaps")
    void bringsRowsIntoTheSameOrderHoweverTheyComeAndWhereverTheyWait(int tasks, long heapBytesMax) {
        Random random = new Random(tasks);
        List<List<Long>> times = Stream.generate(
                        () -> random.longs(200, 0, 500).sorted().boxed().toList())
                .limit(tasks)
                .toList();
        PriorityQueue<String> expected = new PriorityQueue<>();
        for (int task = 0; task < tasks; task++) {
            for (int i = 0; i < 200; i++) {
                expected.add("%03d %d %03d".formatted(times.get(task).get(i), task, i));
            }
        }
        restart(heapBytesMax, tasks);
        int[] next = new int[tasks];

        for (int i = 0; i < 200 * tasks; i++) {
            int task = random.nextInt(tasks);
            while (next[task] == 200) {
                task = (task + 1) % tasks;
            }
            long time = times.get(task).get(next[task]);
            row(task, time, "%d %03d".formatted(task, next[task]++));
            if (random.nextInt(50) == 0) {
                restart(heapBytesMax, tasks);
            }
        }
        IntStream.range(0, tasks).forEach(task -> bound(task, 500));

        List<String> inOrder =
                Stream.generate(expected::poll).limit(200L * tasks).toList();
        assertThat(settled.stream().map(MergeBufferTest::padded)).containsExactlyElementsOf(inOrder);
    }

    private void restart(long heapBytesMax, int tasks) {
        buffer = new MergeBuffer(store, overflow, heapBytesMax, tasks);
    }

    private static String padded(String row) {
        String[] parts = row.split(" ", 2);
        return "%03d %s".formatted(Integer.parseInt(parts[0]), parts[1]);
    }

    private void row(int task, long time, String text) {
        take(task, Message.row(time, 0, new Object[] {text}));
    }

    private void bound(int task, long time) {
        take(task, Message.bound(time));
    }

    private void take(int task, Message message) {
        // As it comes from the topic.
        Message received = Message.deserialize(message.serialize());
        buffer.take(task, order++, received, (from, next) -> settled.add(next.timeMillis() + " " + next.row()[0]));
    }
}
