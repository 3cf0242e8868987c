package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.ShardCheckpoint.Pending;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShardCheckpointTest {
    private static final ShardId THIRD = new ShardId(3);
    private static final Shard OPEN = new Shard(THIRD, HashKeyRange.ALL, 3, 10, 1_700_000_000L, null, null, null);
    private static final Shard CLOSED = OPEN.closed(new Shard.Closure(42, Instant.ofEpochSecond(1_700_000_100L)));

    @Test
    void isWrittenAsOneReadableLine() {
        assertThat(ShardCheckpoint.end(THIRD).encode()).isEqualTo("kcl1 shardId-000000000003 SHARD_END 0");
        assertThat(ShardCheckpoint.at(THIRD, "4711", 5).encode()).isEqualTo("kcl1 shardId-000000000003 4711 5");
        assertThat(ShardCheckpoint.at(THIRD, "4711", 5)
                        .preparing(Pending.of("4712", 0, "state".getBytes(StandardCharsets.UTF_8)))
                        .encode())
                .isEqualTo("kcl1 shardId-000000000003 4711 5 4712 0 c3RhdGU");
        assertThat(ShardCheckpoint.at(THIRD, "4711", 5)
                        .preparing(Pending.of("4712", 0, null))
                        .encode())
                .isEqualTo("kcl1 shardId-000000000003 4711 5 4712 0 -");
    }

    @Property(tries = 200)
    void isReadBackAsItWasWritten(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long sub,
            @ForAll boolean prepared,
            @ForAll byte[] state) {
        var checkpoint = ShardCheckpoint.at(
                THIRD, OPEN.sequenceNumber(11, 1_700_000_001_000L).toString(), sub);
        var written = prepared ? checkpoint.preparing(Pending.of("4712", sub, state)) : checkpoint;

        var read = ShardCheckpoint.decode(written.encode()).orElseThrow();

        assertThat(read).isEqualTo(written);
        var pending = read.pending();
        if (pending != null) {
            assertThat(pending.stateBytes()).isEqualTo(state);
        }
    }

    @Test
    void metadataOfOtherProgramsIsNoCheckpoint() {
        assertThat(ShardCheckpoint.decode(null)).isEmpty();
        assertThat(ShardCheckpoint.decode("")).isEmpty();
        assertThat(ShardCheckpoint.decode("by hand")).isEmpty();
    }

    @Test
    void refusesWhatANewerVersionHasWrittenAndWhatIsBroken() {
        assertThatThrownBy(() -> ShardCheckpoint.decode("kcl2 something else"))
                .isInstanceOf(UnsupportedFormatException.class);
        assertThatThrownBy(() -> ShardCheckpoint.decode("kcl1 shardId-000000000003"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShardCheckpoint.decode("kclx")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShardCheckpoint.at(THIRD, "two words", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOffsetIsTheNextOneToRead() {
        var sequenceNumber = OPEN.sequenceNumber(20, 1_700_000_001_000L).toString();

        assertThat(ShardCheckpoint.at(THIRD, sequenceNumber, 0).offset(OPEN)).hasValue(21);
        assertThat(ShardCheckpoint.at(THIRD, sequenceNumber, 4).offset(OPEN)).hasValue(20);
        assertThat(ShardCheckpoint.at(THIRD, ShardCheckpoint.TRIM_HORIZON, 0).offset(OPEN))
                .hasValue(10);
        assertThat(ShardCheckpoint.end(THIRD).offset(CLOSED)).hasValue(42);
    }

    @Test
    void someCheckpointsDoNotSayAnOffset() {
        assertThat(ShardCheckpoint.end(THIRD).offset(OPEN)).isEqualTo(OptionalLong.empty());
        assertThat(ShardCheckpoint.at(THIRD, ShardCheckpoint.LATEST, 0).offset(OPEN))
                .isEmpty();
        assertThat(ShardCheckpoint.at(THIRD, "4711", 0).offset(OPEN)).isEmpty();
    }
}
