package io.kinefka.benchmark.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Asks each event loop of the program, every ten milliseconds, a question that it answers by itself at once, and notes how
 * late the answers are. What takes longer than the quickest is time in which an event loop did something else: worked,
 * waited, or stood still with the whole program or machine. The load may be what was late: that shows in how long after its time it
 * woke up to ask again.
 */
public final class StallProbe implements AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofMillis(10).toNanos();
    private static final long LATE_NANOS = Duration.ofMillis(5).toNanos();
    private static final double MILLI = 1e6;

    private final Workers threads = new Workers();
    private final List<CompletableFuture<Measured>> loops;
    private final long begin = System.nanoTime();
    private volatile boolean over;

    /**
     * How long event loops did not answer.
     *
     * @param maxMillis at most
     * @param count how many answers were more than 5 milliseconds late
     * @param percent how much of the time passed while those were waited for, at the worse event loop
     * @param ownMaxMillis the longest time by which the load woke up too late
     */
    public record Stalls(double maxMillis, long count, double percent, double ownMaxMillis) {

        private Stalls with(Stalls other) {
            return new Stalls(
                    Math.max(maxMillis, other.maxMillis),
                    count + other.count,
                    Math.max(percent, other.percent),
                    Math.max(ownMaxMillis, other.ownMaxMillis));
        }
    }

    private record Measured(Histogram latencies, Histogram ownDelays) {

        Stalls stalls(long elapsedNanos) {
            long quickest = latencies.getMinValue();
            long count = 0;
            double nanos = 0;
            for (var each : latencies.recordedValues()) {
                long late = each.getValueIteratedTo() - quickest;
                if (late > LATE_NANOS) {
                    count += each.getCountAtValueIteratedTo();
                    nanos += (double) late * each.getCountAtValueIteratedTo();
                }
            }
            return new Stalls(
                    (latencies.getMaxValue() - quickest) / MILLI,
                    count,
                    100 * nanos / elapsedNanos,
                    ownDelays.getMaxValue() / MILLI);
        }
    }

    /** Begins. New connections go to event loops in turn, so that each gets one. */
    public StallProbe(URI endpoint, int eventLoops) {
        var connections = IntStream.range(0, eventLoops)
                .mapToObj(each -> new HttpConnection(endpoint))
                .toList();
        loops = connections.stream()
                .map(connection -> {
                    var measured = new Measured(new Histogram(3), new Histogram(3));
                    return threads.start(() -> ask(connection, measured)).thenApply(done -> measured);
                })
                .toList();
    }

    private void ask(HttpConnection connection, Measured measured) {
        try (connection) {
            while (!over) {
                long asked = System.nanoTime();
                var unused = connection.get("/health/live").successful();
                long answered = System.nanoTime();
                measured.latencies().recordValue(answered - asked);
                LockSupport.parkNanos(INTERVAL_NANOS);
                measured.ownDelays().recordValue(Math.max(0, System.nanoTime() - answered - INTERVAL_NANOS));
            }
        }
    }

    /** Ends, and tells what was noticed. */
    public Stalls end() {
        over = true;
        var stalls = new Stalls(0, 0, 0, 0);
        for (var loop : loops) {
            stalls = stalls.with(loop.join().stalls(System.nanoTime() - begin));
        }
        return stalls;
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }
}
