package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Shard;

class AccountTest {
    private static final List<Shard> PARENT_AND_CHILD = List.of(
            Shard.builder().shardId("parent").build(),
            Shard.builder().shardId("child").parentShardId("parent").build());

    @Test
    void whoDiesHoldsNothing() {
        var begun = told("killed", 1, "parent", "begins", "TRIM_HORIZON");
        var died = told("killed", 2, "parent", "dies", "");
        var found = told("other", 3, "parent", "begins", "SHARD_END");
        assertThat(account(begun).holders()).containsOnlyKeys("parent");
        assertThat(account(begun, died, found).holders()).isEmpty();
    }

    @Test
    void anEndMayBeUntoldByWhoDies() {
        var untold = account(
                told("killed", 1, "parent", "begins", "TRIM_HORIZON"),
                told("killed", 2, "parent", "dies", ""),
                told("other", 3, "parent", "begins", "SHARD_END"),
                told("other", 4, "child", "begins", "TRIM_HORIZON"));
        untold.assertParentsFirst(PARENT_AND_CHILD);
    }

    @Test
    void anEndIsToldByWhoReadsOn() {
        var skipping = account(
                told("killed", 1, "parent", "begins", "TRIM_HORIZON"),
                told("killed", 2, "parent", "dies", ""),
                told("other", 3, "parent", "begins", "7"),
                told("other", 4, "child", "begins", "TRIM_HORIZON"),
                told("other", 5, "parent", "checkpoints", "SHARD_END"));
        assertThatThrownBy(() -> skipping.assertParentsFirst(PARENT_AND_CHILD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("child begins after parent");
    }

    private static Account account(Told... told) {
        return Account.of(Stream.of(told));
    }

    private static Told told(String worker, long micros, String shard, String what, String detail) {
        return new Told(worker, micros, shard, what, detail);
    }
}
