package io.kinefka.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started and must be ended, the last one first, whatever becomes of the others. */
final class Closings {
    private static final Logger LOG = LoggerFactory.getLogger(Closings.class);

    private final Deque<Closing> closings = new ArrayDeque<>();

    synchronized void add(String part, AutoCloseable closeable) {
        closings.push(new Closing(part, closeable));
    }

    synchronized void closeAll() {
        while (!closings.isEmpty()) {
            var closing = closings.pop();
            try {
                closing.closeable().close();
            } catch (Exception e) {
                LOG.atError().setCause(e).addKeyValue("part", closing.part()).log("Part of the gateway did not close");
            }
        }
    }

    private record Closing(String part, AutoCloseable closeable) {}
}
