package io.kinefka.kcl.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.mapping.RecordLayout;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordBufferTest {
    private static final byte[] AGGREGATED = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2, 1};

    private final RecordBuffer buffer = new RecordBuffer();

    private static ConsumerRecord<byte[], byte[]> fetched(long offset, byte... value) {
        return new ConsumerRecord<>("topic", 0, offset, new byte[1], value);
    }

    private void add(long from, long to) {
        buffer.add(LongStream.range(from, to).mapToObj(i -> fetched(i)).toList());
        buffer.advance(to);
    }

    private static List<Long> offsets(RecordBuffer.Taken taken) {
        return taken.records().stream().map(ConsumerRecord::offset).toList();
    }

    @Test
    void givesRecordsInOrderAcrossPolls() {
        buffer.reset(10);
        add(10, 13);
        add(13, 15);

        var first = buffer.take(4, Long.MAX_VALUE);
        var second = buffer.take(4, Long.MAX_VALUE);

        assertThat(offsets(first)).containsExactly(10L, 11L, 12L, 13L);
        assertThat(first.nextOffset()).isEqualTo(14);
        assertThat(first.next()).isNotNull();
        assertThat(offsets(second)).containsExactly(14L);
        assertThat(second.nextOffset()).isEqualTo(15);
        assertThat(second.next()).isNull();
        assertThat(buffer.sizeBytes()).isZero();
    }

    @Test
    void givesNothingFromAShardsEndOn() {
        buffer.reset(0);
        add(0, 5);

        var taken = buffer.take(100, 3);
        var atEnd = buffer.take(100, 3);

        assertThat(offsets(taken)).containsExactly(0L, 1L, 2L);
        assertThat(taken.nextOffset()).isEqualTo(3);
        assertThat(offsets(atEnd)).isEmpty();
        assertThat(atEnd.nextOffset()).isEqualTo(3);
        assertThat(buffer.sizeBytes()).isPositive();
    }

    @Test
    void tellsRecordsThatAreAsTheyLookFromOthers() {
        var encrypted = fetched(2, (byte) 1);
        RecordLayout.markEncrypted(encrypted.headers(), "key");
        buffer.reset(0);
        buffer.add(List.of(fetched(0)));
        buffer.add(List.of(fetched(1, AGGREGATED)));
        buffer.add(List.of(encrypted));

        assertThat(buffer.take(1, Long.MAX_VALUE).plain()).isTrue();
        assertThat(buffer.take(1, Long.MAX_VALUE).plain()).isFalse();
        assertThat(buffer.take(1, Long.MAX_VALUE).plain()).isFalse();
    }
}
