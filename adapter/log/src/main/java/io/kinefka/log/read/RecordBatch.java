package io.kinefka.log.read;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records that several readers may be given, and what the first of them has made of them. Never changes. */
public final class RecordBatch extends AbstractList<LogRecord> implements RandomAccess {
    public static final RecordBatch EMPTY = new RecordBatch(List.of());

    private final List<LogRecord> records;
    private @Nullable Object made;

    /** Of a list that does not change any more. */
    public RecordBatch(List<LogRecord> records) {
        this.records = records;
    }

    @Override
    public LogRecord get(int index) {
        return records.get(index);
    }

    @Override
    public int size() {
        return records.size();
    }

    /**
     * What is made of the records once, for all readers.
     *
     * @param make the same function for every reader
     */
    @SuppressWarnings("unchecked") // as made by the same function
    public synchronized <T> T made(Function<List<LogRecord>, T> make) {
        Object known = made;
        if (known == null) {
            known = make.apply(records);
            made = known;
        }
        return (T) known;
    }
}
