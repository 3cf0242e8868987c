package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ShardRoutingTest {

    private static final byte[] KEY = "a".getBytes(StandardCharsets.UTF_8);

    private final ShardDirectory directory = new ShardDirectory();
    private final ShardRouting routing = new ShardRouting(directory, Duration.ZERO, () -> HashKey.MAX);

    @Test
    void routesByTheMd5OfTheKeyToTheShardsPartition() {
        replay(StreamSamples.orders(StreamSamples.splitOnce()));
        directory.caughtUp();

        int partition = routing.partition("orders", KEY, 2);

        // MD5("a") begins with 0c, so it belongs to the lower child, which lies in partition 1.
        assertThat(partition).isEqualTo(1);
    }

    @Property
    void treatsATopicThatIsNoStreamLikeAFreshStream(
            @ForAll byte[] key, @ForAll @IntRange(min = 1, max = 50) int partitionCount) {
        directory.caughtUp();

        int partition = routing.partition("plain", key, partitionCount);

        assertThat(partition)
                .isEqualTo(ShardMap.evenSplit(partitionCount, 0)
                        .route(HashKey.ofPartitionKey(key))
                        .partition());
    }

    @Test
    void drawsAHashKeyForARecordWithoutKey() {
        directory.caughtUp();

        assertThat(routing.partition("plain", null, 4)).isEqualTo(3);
    }

    @Test
    void refusesToGuessBeforeTheCatalogIsRead() {
        replay(StreamSamples.orders(StreamSamples.splitOnce()));

        assertThatThrownBy(() -> routing.partition("orders", KEY, 2)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void refusesToRouteWhileTheCatalogCannotBeFollowed() {
        directory.caughtUp();
        KafkaException cause = new KafkaException("not authorized");

        directory.failed(cause);

        assertThatThrownBy(() -> routing.partition("plain", KEY, 2)).hasCause(cause);

        directory.recovered();

        assertThat(routing.partition("plain", KEY, 2)).isZero();
    }

    private void replay(StreamMetadata stream) {
        directory.replay(CatalogKey.stream(stream.id()).encode(), StreamMetadataFormat.encode(stream));
    }
}
