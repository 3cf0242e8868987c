package io.kinefka.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells on standard output what happens to a shard's processor, a line for each thing. */
public final class Teller {
    private static final AtomicInteger TELLERS = new AtomicInteger();

    private final int number = TELLERS.incrementAndGet();
    private final String shard;

    /**
     * For one processor.
     *
     * @param shard what to call its shard, without blanks
     */
    public Teller(String shard) {
        this.shard = shard;
    }

    /** Tells one thing. */
    public void tell(String what, String detail) {
        print(line(what, detail));
    }

    /** The line that tells one thing, and which processor of this process tells it: there may be several of a shard, of which one lags. */
    public String line(String what, String detail) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return micros + " " + number + " " + shard + " " + what + " " + detail + "\n";
    }

    /** In one piece, as other shards tell too. */
    @SuppressWarnings("SystemOut") // Whoever started this process listens there.
    public static void print(CharSequence lines) {
        System.out.append(lines);
        System.out.flush();
    }
}
