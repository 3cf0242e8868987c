package io.kinefka.analytics.host;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Tells, on the way from the consumer to the task, what a function has made of a record. */
final class PreparationMark {
    private static final String DROPPED = "dropped";
    private static final String FAILED = "failed";

    private PreparationMark() {}

    /** Of a record that has new data. */
    static Headers ok() {
        return new RecordHeaders();
    }

    /** Of one that is to be left out. */
    static Headers dropped() {
        return new RecordHeaders().add(DROPPED, new byte[0]);
    }

    /** Of one that still has its data. */
    static Headers failed(String reason) {
        return new RecordHeaders().add(FAILED, reason.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isDropped(Headers headers) {
        return headers.lastHeader(DROPPED) != null;
    }

    /** Why a record has failed; null if it has not. */
    static @Nullable String failure(Headers headers) {
        Header failed = headers.lastHeader(FAILED);
        return failed == null ? null : new String(failed.value(), StandardCharsets.UTF_8);
    }
}
