package io.kinefka.delivery.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.delivery.source.SourcePartition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final Budgets budgets = new Budgets(1 << 20, 1 << 30);
    private final PartitionOffsets offsets = new PartitionOffsets(new SourcePartition("topic", 3));

    @Test
    void givesBackWhatItWasGivenFromFileAndMemory() throws IOException {
        try (SpillDirectory spill = SpillDirectory.in(directory)) {
            Segment segment = new Segment(spill, budgets, NOW);
            List<String> added = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                String text = i + "x".repeat(i % 700);
                add(segment, i, text);
                added.add(text);
            }

            List<String> read = new ArrayList<>();
            segment.forEach(record -> read.add(UTF_8.decode(record.data()).toString()));

            assertThat(read).isEqualTo(added);
            assertThat(budgets.spillBytes()).isGreaterThan(64 << 10);
            assertThat(segment.heapBytes()).isLessThanOrEqualTo(128 << 10);
            assertThat(segment.span()).hasToString("topic-3[0.0,999.0]");
            assertThat(segment.oldest()).isEqualTo(NOW);
        }
    }

    @Test
    void givesBackMemoryFilesAndOffsets() throws IOException {
        try (SpillDirectory spill = SpillDirectory.in(directory)) {
            Segment segment = new Segment(spill, budgets, NOW);
            add(segment, 7, "x".repeat(100_000));
            add(segment, 8, "y");
            offsets.accepted(8);

            assertThat(offsets.durable()).isEqualTo(7);
            segment.release();

            assertThat(offsets.durable()).isEqualTo(9);
            assertThat(budgets.heapBytes()).isZero();
            assertThat(budgets.spillBytes()).isZero();
            assertThat(filesIn(directory)).allMatch(path -> path.endsWith("lock"));
        }
        assertThat(filesIn(directory)).containsExactly(directory.resolve("lock"));
    }

    @Test
    void neverReadsLessThanItWasGivenWithoutSayingSo() {
        try (SpillDirectory spill = SpillDirectory.in(directory)) {
            Segment segment = new Segment(spill, budgets, NOW);
            add(segment, 7, "x".repeat(100_000));
            segment.release();

            assertThatThrownBy(() -> segment.forEach(record -> {})).isInstanceOf(IOException.class);
        }
    }

    @Test
    void holdsTheLowestOffsetWhateverComesFirst() {
        Span late = new Span();
        var unused = late.add(offsets, 10, 0);
        unused = late.add(offsets, 8, 1);
        unused = late.add(offsets, 8, 0);
        Span other = new Span();
        unused = other.add(offsets, 9, 0);
        offsets.accepted(10);

        assertThat(late).hasToString("topic-3[8.0,10.0]");
        assertThat(offsets.durable()).isEqualTo(8);
        late.release();
        assertThat(offsets.durable()).isEqualTo(9);
        other.release();
        assertThat(offsets.durable()).isEqualTo(11);
    }

    private void add(Segment segment, long offset, String text) {
        segment.add(offsets, offset, 0, NOW.toEpochMilli() + offset % 5, ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
