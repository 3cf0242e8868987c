package io.kinefka.benchmark.load;

import java.util.HashMap;
import java.util.Map;

/** Follows what each sender's records say while they are read, shard by shard: nothing twice, nothing out of order. */
public final class Ledger {
    private final Map<Long, Long> last = new HashMap<>();
    private long records;

    /** A record was read from a shard. */
    public void read(int shard, Payload.Head head) {
        long key = ((long) shard << 32) | head.sender();
        Long before = last.put(key, head.counter());
        if (before != null && before >= head.counter()) {
            throw new WrongAnswerException("Sender " + head.sender() + "'s record " + head.counter() + " comes after "
                    + before + " in shard " + shard);
        }
        records++;
    }

    /** How many records were read. */
    public long records() {
        return records;
    }
}
