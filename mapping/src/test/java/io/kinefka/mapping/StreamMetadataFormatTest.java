package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StreamMetadataFormatTest {

    /** What version 0 has written. Catalogs hold such records, so these bytes must be readable for ever. */
    private static final String VERSION_0 = """
            0000 000c303030303030303030303030 000975732d656173742d31 00066f7264657273
            00066f7264657273 0006414354495645
            0000018bcfe6eea1 0000018bcfe5687b 0000000000000000
            00000018 000b50524f564953494f4e4544 00000001 00047465616d 0004626c6175
            00000003
            00000000 00000000000000000000000000000000 ffffffffffffffffffffffffffffffff
            00000000 0000000000000000 000000006553f100 ffffffff ffffffff 01 000000000000002a 0000018bcfe6eea0
            00000001 00000000000000000000000000000000 7fffffffffffffffffffffffffffffff
            00000001 0000000000000000 000000006553f164 00000000 ffffffff 00
            00000002 80000000000000000000000000000000 ffffffffffffffffffffffffffffffff
            00000000 000000000000002a 000000006553f164 00000000 ffffffff 00
            """;

    /** What version 1 writes after that. */
    private static final String VERSION_1_ADDED = """
            00002800 00016b 00000001 000d496e636f6d696e674279746573 00000005 00044155544f
            00000002 00 00000001 40000000000000000000000000000000 01 00000003 00000004 000167
            00000001 00000002 0000000000000007
            """;

    private static final StreamOptions OPTIONS =
            new StreamOptions(10240, "k", new TreeSet<>(List.of("IncomingBytes")), 5, RecordDistribution.AUTO);
    private static final Resharding RESHARDING = new Resharding(
            List.of(
                    new Resharding.Split(new ShardId(1), new HashKey(1L << 62, 0)),
                    new Resharding.Merge(new ShardId(3), new ShardId(4))),
            "g",
            List.of(new Shard.Placement(2, 7)));

    private static final StreamMetadata STREAM = StreamSamples.orders(StreamSamples.splitOnce());

    @Test
    void readsVersion0() {
        assertThat(StreamMetadataFormat.decode(bytes(VERSION_0))).isEqualTo(STREAM);
    }

    @Test
    void readsAndWritesVersion1() {
        byte[] version1 = bytes("0001" + VERSION_0.substring(4) + VERSION_1_ADDED);
        StreamMetadata stream = STREAM.withOptions(OPTIONS).withResharding(RESHARDING);

        assertThat(StreamMetadataFormat.decode(version1)).isEqualTo(stream);
        assertThat(StreamMetadataFormat.encode(stream)).isEqualTo(version1);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    @Property(tries = 300)
    void survivesAReplayAfterAnyReshardingsAndTags(
            @ForAll @IntRange(min = 1, max = 8) int count,
            @ForAll @Size(max = 20) List<Integer> steps,
            @ForAll @Size(max = 10) List<String> tags) {
        TreeMap<String, String> tagged = new TreeMap<>();
        tags.forEach(tag -> tagged.put(tag, tag));
        StreamMetadata stream =
                StreamSamples.orders(Lineages.resharded(count, steps)).withTags(tagged);

        StreamMetadata decoded = StreamMetadataFormat.decode(StreamMetadataFormat.encode(stream));

        assertThat(decoded).isEqualTo(stream).hasSameHashCodeAs(stream);
    }

    @Test
    void saysThatANewerVersionHasWrittenARecord() {
        byte[] newer = StreamMetadataFormat.encode(STREAM);
        newer[1] = 2;

        assertThatThrownBy(() -> StreamMetadataFormat.decode(newer))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("format version 2");
    }

    @Test
    void refusesANegativeVersion() {
        byte[] negative = StreamMetadataFormat.encode(STREAM);
        negative[0] = -1;

        assertThatThrownBy(() -> StreamMetadataFormat.decode(negative)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesARecordThatEndsTooEarlyOrTooLate() {
        byte[] whole = StreamMetadataFormat.encode(STREAM);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StreamMetadataFormat.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> StreamMetadataFormat.decode(longer)).isInstanceOf(IllegalArgumentException.class);
    }
}
