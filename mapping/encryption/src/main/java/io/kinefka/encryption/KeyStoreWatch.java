package io.kinefka.encryption;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks on a thread of its own whether a key store's file has changed, so that nobody else waits for a disk. */
public final class KeyStoreWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyStoreWatch.class);

    private final LocalKeyStore store;
    private final Duration interval;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable String complaint;

    private KeyStoreWatch(LocalKeyStore store, Duration interval) {
        this.store = store;
        this.interval = interval;
    }

    /**
     * Starts to look.
     *
     * @param interval how long to wait between two looks
     */
    public static KeyStoreWatch start(LocalKeyStore store, Duration interval) {
        KeyStoreWatch watch = new KeyStoreWatch(store, interval);
        Thread thread = new Thread(watch::run, "kinefka-key-store");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!closing.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (store.refresh()) {
                LOG.atInfo().addKeyValue("keys", store.list().size()).log("Key store was read again");
            }
            complaint = null;
        } catch (KeyStoreException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(complaint)) {
                LOG.atWarn().addKeyValue("problem", message).log("Key store stays as it was last read");
                complaint = message;
            }
        }
    }

    /** Stops looking. */
    @Override
    public void close() {
        closing.countDown();
    }
}
