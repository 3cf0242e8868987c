package io.kinefka.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A single-node Kafka broker in this process, on a directory that survives restarts and kills. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(10);

    private final DirectoryLock lock;
    private final ListenerSockets sockets;
    private final KraftNode node;
    private final String bootstrapServers;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(DirectoryLock lock, ListenerSockets sockets, KraftNode node) {
        this.lock = lock;
        this.sockets = sockets;
        this.node = node;
        this.bootstrapServers = "127.0.0.1:" + sockets.brokerPort();
    }

    /**
     * Starts a broker and returns once it serves. A fatal fault of Kafka ends the process, as Kafka does by itself.
     *
     * @throws EmbeddedBrokerException if the directory is in use or unusable, the port is taken, or Kafka fails
     */
    public static EmbeddedBroker start(EmbeddedBrokerSettings settings) {
        return startWith(settings, FatalFaults::endTheProcess);
    }

    /**
     * Starts a broker and returns once it serves.
     *
     * @param onFatalFault told, with one line, when Kafka cannot go on; should end the process. There is one such
     *     listener per process: the one of the broker that was started last
     * @throws EmbeddedBrokerException if the directory is in use or unusable, the port is taken, or Kafka fails
     */
    public static EmbeddedBroker start(EmbeddedBrokerSettings settings, Consumer<String> onFatalFault) {
        return startWith(settings, () -> FatalFaults.reportTo(onFatalFault));
    }

    private static EmbeddedBroker startWith(EmbeddedBrokerSettings settings, Runnable fatalFaults) {
        var lock = DirectoryLock.acquire(settings.directory());
        try {
            StorageFormat.ensure(settings.directory());
            var sockets = ListenerSockets.bind(settings.port());
            try {
                fatalFaults.run();
                return new EmbeddedBroker(lock, sockets, startNode(settings, sockets));
            } catch (RuntimeException | Error e) {
                sockets.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            release(lock);
            throw e;
        }
    }

    private static KraftNode startNode(EmbeddedBrokerSettings settings, ListenerSockets sockets) {
        try {
            var node = new KraftNode(
                    BrokerProperties.of(
                            settings.directory(),
                            sockets.brokerPort(),
                            sockets.controllerAddress().getPort(),
                            settings.overrides()),
                    sockets);
            try {
                node.start();
                return node;
            } catch (RuntimeException e) {
                node.stop(Duration.ZERO);
                throw e;
            }
        } catch (RuntimeException e) {
            throw new EmbeddedBrokerException(
                    "The embedded broker did not start on " + settings.directory() + ": " + e, e);
        }
    }

    /** Where Kafka clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker cleanly and frees its port and directory; a second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            node.stop(SHUTDOWN_PATIENCE);
        } finally {
            sockets.close();
            release(lock);
        }
    }

    private static void release(DirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("Lock of the data directory not released");
        }
    }
}
