package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StreamMetadataTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final StreamMetadata STREAM = StreamSamples.orders(ShardMap.evenSplit(2, Lineages.CREATED));

    @Test
    void expiresRecordsAfterItsRetention() {
        assertThat(STREAM.horizon(NOW)).isEqualTo(NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void doesNotResurrectWhatHadExpiredBeforeAnIncrease() {
        StreamMetadata increased = STREAM.withRetention(48, NOW);

        assertThat(increased.horizon(NOW)).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(increased.horizon(NOW.plus(Duration.ofDays(2)))).isEqualTo(NOW);
    }

    @Test
    void doesNotResurrectWhatADecreaseHadExpired() {
        StreamMetadata changed = STREAM.withRetention(48, NOW)
                .withRetention(24, NOW.plus(Duration.ofHours(20)))
                .withRetention(48, NOW.plus(Duration.ofHours(20)));

        assertThat(changed.horizon(NOW.plus(Duration.ofHours(20)))).isEqualTo(NOW.minus(Duration.ofHours(4)));
    }

    @Property
    void neverMovesItsHorizonBack(@ForAll @Size(max = 20) List<@IntRange(min = 1, max = 8760) Integer> retentions) {
        StreamMetadata stream = STREAM;
        Instant now = NOW;
        for (int retentionHours : retentions) {
            Instant before = stream.horizon(now);
            now = now.plus(Duration.ofHours(retentionHours % 7));
            stream = stream.withRetention(retentionHours, now);

            assertThat(stream.horizon(now)).isAfterOrEqualTo(before);
        }
    }

    @Test
    void keepsInstantsInMilliseconds() {
        StreamMetadata stream = STREAM.withStatus(StreamStatus.DELETING, Instant.parse("2026-03-01T10:00:00.123456Z"));

        assertThat(stream.status()).isEqualTo(StreamStatus.DELETING);
        assertThat(stream.statusUntil()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123Z"));
        assertThat(stream.createdAt()).isEqualTo(STREAM.createdAt());
    }

    @Test
    void doesNotShareItsTagsWithTheirGiver() {
        TreeMap<String, String> tags = new TreeMap<>();
        StreamMetadata stream = STREAM.withTags(tags);

        tags.put("later", "added");

        assertThat(stream.tags()).isEmpty();
        assertThatThrownBy(() -> stream.tags().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void replacesItsShards() {
        ShardMap shards = StreamSamples.splitOnce();

        assertThat(STREAM.withShards(shards).shards()).isEqualTo(shards);
    }

    @Test
    void refusesARetentionBelowAnHour() {
        assertThatThrownBy(() -> STREAM.withRetention(0, NOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
