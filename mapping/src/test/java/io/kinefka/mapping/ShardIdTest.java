package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"shardId-000000000012", "shardId-12", "shard-12", "anything-at-all-12", "12", "0012", "-12"})
    void readsTheDigitsAfterTheLastDash(String text) {
        assertThat(ShardId.parse(text)).isEqualTo(new ShardId(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABKLFD8",
                "2.14E4",
                "shardId-002147483648",
                "2147483648",
                "99999999999999999999",
                "shardId-",
                "",
                "12 "
            })
    void refusesWhatEndsInNoIndex(String text) {
        assertThatThrownBy(() -> ShardId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void roundTripsInItsFullForm(@ForAll @IntRange int index) {
        ShardId id = new ShardId(index);

        assertThat(id.toString()).matches("shardId-[0-9]{12}");
        assertThat(ShardId.parse(id.toString())).isEqualTo(id);
    }
}
