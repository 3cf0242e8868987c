package io.kinefka.kcl;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** For what comes at some time: a machine under load may need longer for it than the ten seconds of Awaitility. */
public final class Patience {
    private static final Duration LONG = Duration.ofMinutes(2);

    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }
}
