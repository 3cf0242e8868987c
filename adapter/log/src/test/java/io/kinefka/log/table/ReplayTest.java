package io.kinefka.log.table;

import static io.kinefka.log.table.TablesUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.table.TableRecord.Changed;
import io.kinefka.log.table.TableRecord.SnapshotBegin;
import io.kinefka.log.table.TableRecord.SnapshotEnd;
import io.kinefka.log.table.TableRecord.SnapshotPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayTest implements Replay.Listener {
    private static final UUID AUTHOR = new UUID(1, 2);
    private static final Bytes KEY = bytes("key");
    private static final Bytes OTHER = bytes("other");

    private final List<Boolean> decisions = new ArrayList<>();
    private final Replay replay = new Replay(true, this);

    @Override
    public void decided(Changed change, boolean happened) {
        decisions.add(happened);
    }

    @Override
    public void begun(long offset, SnapshotBegin begin, Entries entries) {}

    @Override
    public void ended(SnapshotEnd end) {}

    private static Changed put(Bytes key, long expected, String value) {
        return new Changed(AUTHOR, 0, List.of(new Write.Put(key, expected, bytes(value))));
    }

    @Test
    void theFirstOfTwoWhoExpectTheSameWins() {
        replay.replay(0, put(KEY, Write.ABSENT, "one"));
        replay.replay(1, put(KEY, Write.ABSENT, "two"));
        replay.replay(2, put(KEY, 0, "three"));

        assertThat(decisions).containsExactly(true, false, true);
        assertThat(content(replay)).isEqualTo(Map.of(KEY, new Entry(2, bytes("three"))));
    }

    @Test
    void aChangeHappensAsAWholeOrNotAtAll() {
        replay.replay(0, put(KEY, Write.ABSENT, "one"));

        replay.replay(
                1,
                new Changed(
                        AUTHOR,
                        0,
                        List.of(new Write.Put(OTHER, Write.ABSENT, bytes("x")), new Write.Keep(KEY, Write.ABSENT))));

        assertThat(decisions).containsExactly(true, false);
        assertThat(content(replay)).containsOnlyKeys(KEY);
    }

    @Test
    void whatIsHeldIsCounted() {
        replay.replay(0, put(KEY, Write.ABSENT, "one"));
        replay.replay(1, put(OTHER, Write.ABSENT, "one"));
        long both = entries(replay).bytes();

        replay.replay(2, new Changed(AUTHOR, 0, List.of(new Write.Delete(OTHER, 1))));
        replay.replay(3, new Changed(AUTHOR, 0, List.of(new Write.DeleteAll(KEY))));

        assertThat(both).isPositive();
        assertThat(entries(replay).bytes()).isZero();
        assertThat(entries(replay).count()).isZero();
    }

    @Test
    void aLogThatWasCutIsReadFromItsFirstWholeSnapshotOn() {
        var cut = new Replay(false, this);
        cut.replay(10, put(KEY, 3, "in the snapshot already"));
        cut.replay(11, new SnapshotBegin(AUTHOR));
        cut.replay(
                12, new SnapshotPart(5, Map.of(OTHER, new Entry(1, bytes("of a snapshot that began before the log")))));
        cut.replay(13, new SnapshotEnd(5, 1));
        cut.replay(14, put(KEY, 10, "while the snapshot was written"));
        cut.replay(15, new SnapshotPart(11, Map.of(KEY, new Entry(10, bytes("in the snapshot already")))));
        assertThat(cut.entries()).isNull();

        cut.replay(16, new SnapshotEnd(11, 1));
        cut.replay(17, put(OTHER, Write.ABSENT, "after the snapshot"));

        assertThat(content(cut))
                .isEqualTo(Map.of(
                        KEY, new Entry(14, bytes("while the snapshot was written")),
                        OTHER, new Entry(17, bytes("after the snapshot"))));
    }

    @Test
    void aSnapshotThatLacksAPartIsPassedOver() {
        var cut = new Replay(false, this);
        cut.replay(10, new SnapshotBegin(AUTHOR));
        cut.replay(11, new SnapshotBegin(AUTHOR));
        cut.replay(12, new SnapshotEnd(10, 1));
        assertThat(cut.entries()).isNull();

        cut.replay(13, new SnapshotEnd(11, 0));

        assertThat(content(cut)).isEmpty();
    }

    private static Entries entries(Replay of) {
        return Objects.requireNonNull(of.entries());
    }

    private static Map<Bytes, Entry> content(Replay of) {
        return entries(of).copy();
    }
}
