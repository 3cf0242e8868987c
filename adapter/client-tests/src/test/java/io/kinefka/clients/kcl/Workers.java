package io.kinefka.clients.kcl;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** The workers of an application. */
final class Workers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final List<Worker> all = new CopyOnWriteArrayList<>();

    /** Has a worker started under the name it is given. */
    interface Start {
        Worker start(String name);
    }

    void start(int count, Start start) {
        for (int i = 0; i < count; i++) {
            all.add(start.start("worker-" + all.size()));
            if (all.size() == 1) {
                // Two of KCL 3 that find no tables at the same moment are in each other's way.
                until(() -> !account().holders().isEmpty());
            }
        }
    }

    Worker get(int index) {
        return all.get(index);
    }

    /** What they have told so far. */
    Account account() {
        return Account.of(all);
    }

    /** How many of them have a shard. */
    int busy() {
        return new HashSet<>(account().holders().values()).size();
    }

    /** How many of them have none. */
    int idle() {
        return all.size() - busy();
    }

    /** Waits for it, as long as nobody has ended of himself. */
    void until(BooleanSupplier condition) {
        try {
            await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> {
                all.forEach(Worker::assertNotEndedByItself);
                return condition.getAsBoolean();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("So far: " + account().changes(), e);
        }
    }

    @Override
    public void close() {
        all.forEach(Worker::close);
    }
}
