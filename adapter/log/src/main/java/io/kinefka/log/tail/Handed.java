package io.kinefka.log.tail;

import io.kinefka.log.tail.TailRead.Arrived;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was handed out of a tail, so that whoever asks for the same is handed the same. */
final class Handed {
    /** What has been made of data that several readers wanted: text in Base64, mostly. */
    private static final double MADE_BYTES = 1.5;

    private static final int GIVEN_MAX = 64;

    private final Map<Wanted, Given> given = new LinkedHashMap<>();
    private long sharedBytes;

    /** What was asked for. */
    record Wanted(long offset, int recordsMax, long bytesMax) {}

    private static final class Given {
        private final Arrived answer;
        private boolean shared;

        Given(Arrived answer) {
            this.answer = answer;
        }

        long bytes() {
            return Math.round(MADE_BYTES
                    * answer.records().stream()
                            .mapToLong(one -> one.data().remaining())
                            .sum());
        }
    }

    /**
     * What was answered to the same question, if it would be answered in the same way now.
     *
     * @param nextOffset the end of the tail
     */
    @Nullable Arrived find(Wanted wanted, long nextOffset) {
        var known = given.get(wanted);
        if (known == null || (known.answer.isLast() && known.answer.nextOffset() != nextOffset)) {
            return null;
        }
        if (!known.shared) {
            known.shared = true;
            sharedBytes += known.bytes();
        }
        return known.answer;
    }

    void add(Wanted wanted, Arrived answer) {
        remove(given.remove(wanted));
        given.put(wanted, new Given(answer));
        trim(Long.MIN_VALUE);
    }

    /** Forgets the answers to questions for what lies below an offset, and the oldest of many. */
    void trim(long offsetMin) {
        var answers = given.entrySet().iterator();
        while (answers.hasNext()) {
            var oldest = answers.next();
            if (given.size() <= GIVEN_MAX && oldest.getKey().offset() >= offsetMin) {
                return;
            }
            answers.remove();
            remove(oldest.getValue());
        }
    }

    /** Forgets the oldest of those that were made for several, until the others take no more than that. */
    void trimShared(long bytesMax) {
        var answers = given.values().iterator();
        while (sharedBytes > Math.max(0, bytesMax) && answers.hasNext()) {
            var oldest = answers.next();
            if (oldest.shared) {
                answers.remove();
                remove(oldest);
            }
        }
    }

    private void remove(@Nullable Given gone) {
        if (gone != null && gone.shared) {
            sharedBytes -= gone.bytes();
        }
    }

    void clear() {
        given.clear();
        sharedBytes = 0;
    }

    /** What others than the records themselves take. */
    long sharedBytes() {
        return sharedBytes;
    }
}
