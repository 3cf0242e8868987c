package io.kinefka.log.table;

import static io.kinefka.log.table.TablesUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.log.table.TableRecord.Changed;
import io.kinefka.log.table.TableRecord.SnapshotBegin;
import io.kinefka.log.table.TableRecord.SnapshotEnd;
import io.kinefka.log.table.TableRecord.SnapshotPart;
import io.kinefka.mapping.UnsupportedFormatException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableFormatTest {
    private static final UUID AUTHOR = new UUID(1, 2);

    static List<TableRecord> records() {
        return List.of(
                new Changed(
                        AUTHOR,
                        7,
                        List.of(
                                new Write.Put(bytes("a"), Write.ABSENT, bytes("one")),
                                new Write.Delete(bytes("b"), 3),
                                new Write.Keep(bytes("c"), 4),
                                new Write.DeleteAll(bytes("d")))),
                new SnapshotBegin(AUTHOR),
                new SnapshotPart(9, Map.of(bytes("a"), new Entry(3, bytes("one")))),
                new SnapshotEnd(9, 2));
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsWrittenIsRead(TableRecord what) {
        assertThat(TableFormat.decode(TableFormat.encode(what))).isEqualTo(what);
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsCutOffIsNotTakenForSomethingElse(TableRecord what) {
        byte[] written = TableFormat.encode(what);

        assertThatThrownBy(() -> TableFormat.decode(Arrays.copyOf(written, written.length - 1)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aNewerFormatIsToldFromABrokenOne() {
        byte[] written = TableFormat.encode(new SnapshotBegin(AUTHOR));
        written[0]++;

        assertThatThrownBy(() -> TableFormat.decode(written)).isInstanceOf(UnsupportedFormatException.class);
    }
}
