package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShardTest {

    private static final Instant CLOSED_AT = Instant.parse("2026-03-01T10:00:00.123456Z");

    @Test
    void hasAnEndingSequenceNumberOnlyOnceItIsClosed() {
        Shard open = shard(5, null, null, null);
        Shard closed = open.closed(new Shard.Closure(20, CLOSED_AT));

        assertThat(open.endingSequenceNumber()).isEmpty();
        assertThat(closed.endingSequenceNumber().orElseThrow())
                .isGreaterThan(closed.sequenceNumber(19, Long.MAX_VALUE))
                .isGreaterThan(closed.startingSequenceNumber());
        assertThat(closed.startingSequenceNumber()).isEqualTo(open.startingSequenceNumber());
    }

    @Test
    void expiresOnceItWasClosedBeforeTheHorizon() {
        Shard open = shard(5, null, null, null);
        Shard closed = open.closed(new Shard.Closure(20, CLOSED_AT));

        assertThat(open.expired(Instant.MAX)).isFalse();
        assertThat(closed.expired(Instant.parse("2026-03-01T10:00:00.123Z"))).isFalse();
        assertThat(closed.expired(Instant.parse("2026-03-01T10:00:00.124Z"))).isTrue();
    }

    @Test
    void refusesParentsThatAreNotOlderOrNotTwo() {
        ShardId younger = new ShardId(6);
        ShardId older = new ShardId(4);

        assertThatThrownBy(() -> shard(5, younger, null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shard(5, older, younger, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shard(5, older, older, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shard(5, null, older, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToEndBeforeItsFirstOffset() {
        assertThatThrownBy(() -> shard(5, null, null, new Shard.Closure(9, CLOSED_AT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAPlaceOutsideKafka() {
        assertThatThrownBy(() -> new Shard.Placement(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shard.Placement(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shard.Closure(-1, CLOSED_AT)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Shard shard(
            int index, @Nullable ShardId parent, @Nullable ShardId adjacent, Shard.@Nullable Closure closure) {
        return new Shard(new ShardId(index), HashKeyRange.ALL, 0, 10, Lineages.CREATED, parent, adjacent, closure);
    }
}
