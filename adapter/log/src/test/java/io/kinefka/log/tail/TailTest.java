package io.kinefka.log.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.read.LogRecord;
import io.kinefka.log.tail.TailRead.Arrived;
import io.kinefka.log.tail.TailRead.Behind;
import io.kinefka.log.tail.TailRead.Nothing;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TailTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long MANY = 1_000_000;

    private final Tail tail = new Tail(new TopicPartition("topic", 0), Runnable::run);

    private static LogRecord at(long offset) {
        return new LogRecord(offset, 0, "key", ByteBuffer.allocate(100), false);
    }

    private CompletableFuture<TailRead> next(long offset) {
        return tail.next(offset, 10, MANY, LONG).toCompletableFuture();
    }

    private void add(long... offsets) {
        for (long offset : offsets) {
            tail.add(at(offset));
        }
        tail.tellAll();
    }

    private static List<Long> offsets(TailRead read) {
        return ((Arrived) read).records().stream().map(LogRecord::offset).toList();
    }

    @Test
    void tellsThoseWhoWaitAndThoseWhoComeLater() {
        tail.start(5);
        var early = next(5);

        add(5, 6);

        assertThat(offsets(early.join())).containsExactly(5L, 6L);
        assertThat(offsets(next(6).join())).containsExactly(6L);
        assertThat(((Arrived) next(5).join()).isLast()).isTrue();
        assertThat(next(7)).isNotDone();
    }

    @Test
    void sendsThoseToTheLogWhoAreBehind() {
        tail.start(5);
        add(5, 6);
        tail.trim(500);

        assertThat(next(4).join()).isInstanceOf(Behind.class);
        assertThat(next(5).join()).isInstanceOf(Behind.class);
        assertThat(offsets(next(6).join())).containsExactly(6L);
    }

    @Test
    void keepsNothingThatIsLargerThanItsShare() {
        tail.start(5);
        var waiting = next(5);
        add(5);
        tail.trim(99);

        assertThat(offsets(waiting.join())).containsExactly(5L);
        assertThat(next(5).join()).isInstanceOf(Behind.class);
        assertThat(next(6)).isNotDone();
    }

    @Test
    void countsWhatSmallRecordsTakeInMemory() {
        tail.start(0);
        for (int i = 0; i < 1000; i++) {
            tail.add(new LogRecord(i, 0, "", ByteBuffer.allocate(0), false));
        }
        tail.trim(20_000);

        assertThat(next(800).join()).isInstanceOf(Behind.class);
        assertThat(offsets(next(999).join())).containsExactly(999L);
    }

    @Test
    void neverSkipsWhatItHasNotSeen() {
        tail.start(5);
        add(5);
        var waiting = next(6);

        add(9);

        assertThat(waiting.join()).isInstanceOf(Behind.class);
        assertThat(offsets(next(9).join())).containsExactly(9L);
    }

    @Test
    void givesNoMoreThanWasAskedFor() {
        tail.start(0);
        add(0, 1, 2);

        var few = tail.next(0, 2, MANY, LONG).toCompletableFuture().join();
        var small = tail.next(0, 10, 250, LONG).toCompletableFuture().join();
        var tiny = tail.next(0, 10, 1, LONG).toCompletableFuture().join();

        assertThat(offsets(few)).containsExactly(0L, 1L);
        assertThat(((Arrived) few).isLast()).isFalse();
        assertThat(offsets(small)).containsExactly(0L, 1L);
        assertThat(offsets(tiny)).containsExactly(0L);
    }

    @Test
    void wakesThoseWhoWait() {
        tail.start(0);
        var waiting = next(0);

        tail.wake();

        assertThat(waiting.join()).isInstanceOf(Nothing.class);
    }

    @Test
    void givesUpInTime() {
        tail.start(0);

        assertThat(tail.next(0, 10, MANY, Duration.ofMillis(1))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Nothing.class);
    }

    @Test
    void givesThoseTheSameWhoAskForTheSame() {
        tail.start(0);
        var waiting = List.of(next(0), next(0));
        add(0, 1);

        var batch = ((Arrived) waiting.get(0).join()).records();

        assertThat(((Arrived) waiting.get(1).join()).records()).isSameAs(batch);
        assertThat(((Arrived) next(0).join()).records()).isSameAs(batch);
        add(2);
        assertThat(offsets(next(0).join())).containsExactly(0L, 1L, 2L);
    }

    @Test
    void bringsThoseTogetherWhoAreBehindAtDifferentPlaces() {
        tail.start(0);
        for (int i = 0; i < 3000; i++) {
            tail.add(new LogRecord(i, 0, "key", ByteBuffer.allocate(1024), false));
        }

        long one = ((Arrived) behind(10)).nextOffset();
        long other = ((Arrived) behind(300)).nextOffset();

        assertThat(one).isEqualTo(other);
        assertThat(((Arrived) behind(one)).records()).isSameAs(((Arrived) behind(other)).records());
        assertThat(((Arrived) behind(one)).records().get(0).offset()).isEqualTo(one);
    }

    private TailRead behind(long offset) {
        return tail.next(offset, 10_000, 1 << 20, LONG).toCompletableFuture().join();
    }

    @Test
    void forgetsWhatIsMadeForSeveralBeforeTheRecordsThemselves() {
        tail.start(0);
        add(0, 1, 2);
        tail.trim(1400);

        var first = next(0).join();
        var second = next(0).join();

        var third = (Arrived) next(0).join();

        assertThat(offsets(first)).isEqualTo(offsets(second)).containsExactly(0L, 1L, 2L);
        assertThat(offsets(third)).containsExactly(0L, 1L, 2L);
        assertThat(third.records()).isNotSameAs(((Arrived) first).records());
    }

    @Test
    void thoseAtTheEndShareWhatArrivesAlsoWhenRecordsFillTheMemory() {
        tail.start(0);
        LongStream.range(0, 100).forEach(this::add);
        tail.trim(10_000);
        var waiting = Stream.generate(() -> next(100)).limit(4).toList();

        add(100);

        var shared = ((Arrived) waiting.get(0).join()).records();
        assertThat(waiting)
                .allSatisfy(one -> assertThat(((Arrived) one.join()).records()).isSameAs(shared));
        assertThat(next(99).join()).isInstanceOf(Arrived.class);
        assertThat(next(50).join()).isInstanceOf(Behind.class);
    }
}
