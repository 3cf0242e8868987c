package io.kinefka.delivery;

import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** What workers have found out, until the engine's thread comes by. */
final class Mailbox {
    private final Queue<Consumer<Instant>> letters = new ConcurrentLinkedQueue<>();

    void post(Consumer<Instant> letter) {
        letters.add(letter);
    }

    void open(Instant now) {
        for (Consumer<Instant> letter = letters.poll(); letter != null; letter = letters.poll()) {
            letter.accept(now);
        }
    }
}
