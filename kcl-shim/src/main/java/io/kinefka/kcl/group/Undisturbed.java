package io.kinefka.kcl.group;

import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a consumer although somebody may be waking the poll that has just ended. */
final class Undisturbed {
    private static final Logger LOG = LoggerFactory.getLogger(Undisturbed.class);

    private Undisturbed() {}

    /** Calls again whenever it is woken up; the call must be one that can be repeated. */
    static <T> T call(Supplier<T> repeatable) {
        while (true) {
            try {
                return repeatable.get();
            } catch (WakeupException e) {
                LOG.atTrace().log("Woken up too late");
            }
        }
    }
}
