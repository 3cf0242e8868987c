package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

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

    @Test
    void whoLagsTakesNothingFromItsSuccessor() {
        var begun = told("successor", 1, "shard", "begins", "TRIM_HORIZON");
        var late = told("lagging", 2, "shard", "begins", "TRIM_HORIZON");
        var lost = told("lagging", 3, "shard", "loses", "");
        assertThat(account(begun, late).holders()).containsOnlyKeys("shard");
        assertThat(account(begun, late, lost).holders()).containsOnly(entry("shard", "successor"));
    }

    @Test
    void aWorkersProcessorsAreToldApart() {
        var again = account(
                told("worker", 1, 1, "shard", "begins", "TRIM_HORIZON"),
                told("worker", 1, 2, "shard", "sees", "1 key:1"),
                told("worker", 2, 3, "shard", "begins", "TRIM_HORIZON"),
                told("worker", 2, 4, "shard", "sees", "1 key:1"),
                told("worker", 2, 5, "shard", "sees", "2 key:2"),
                told("worker", 1, 6, "shard", "sees", "2 key:2"),
                told("worker", 1, 7, "shard", "loses", ""));
        again.assertOrdered();
        assertThat(again.holders()).containsOnly(entry("shard", "worker"));
    }

    @Test
    void whoCheckpointsHasBegunBehindTheLastCheckpoint() {
        var begun = told("first", 1, "shard", "begins", "TRIM_HORIZON");
        var checkpointed = told("first", 2, "shard", "checkpoints", "7");
        var late = told("other", 3, "shard", "begins", "5");
        var lost = told("other", 4, "shard", "loses", "");
        account(begun, checkpointed, late, lost).assertNothingCheckpointedIsSeenAgain();

        var repeating = account(begun, checkpointed, late, told("other", 4, "shard", "checkpoints", "8"));
        assertThatThrownBy(repeating::assertNothingCheckpointedIsSeenAgain)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("begins at or after its last checkpoint");
    }

    private static Account account(Told... told) {
        return Account.of(Stream.of(told));
    }

    private static Told told(String worker, long micros, String shard, String what, String detail) {
        return told(worker, 1, micros, shard, what, detail);
    }

    private static Told told(String worker, int processor, long micros, String shard, String what, String detail) {
        return new Told(worker, processor, micros, shard, what, detail);
    }
}
