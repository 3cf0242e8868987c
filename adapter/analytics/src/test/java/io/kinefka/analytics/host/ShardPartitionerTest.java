package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.ShardMap;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardPartitionerTest {
    private static final ShardMap FOUR = ShardMap.evenSplit(4, 0);
    private static final Outgoing RECORD = new Outgoing("topic", new byte[0]);

    private final ShardPartitioner ofStream = new ShardPartitioner(topic -> Optional.of(FOUR));
    private final ShardPartitioner ofOther = new ShardPartitioner(topic -> Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "d", "größer"})
    void choosesTheShardThatPutRecordWouldChoose(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        int expected = FOUR.route(HashKey.ofPartitionKey(key)).partition();

        // A topic may have more partitions than its stream has shards.
        assertThat(ofStream.partitions("topic", bytes, RECORD, 9)).contains(Set.of(expected));
        assertThat(ofOther.partitions("topic", bytes, RECORD, 4)).contains(Set.of(expected));
        assertThat(ofOther.partitions("topic", null, RECORD, 4)).isEmpty();
    }
}
