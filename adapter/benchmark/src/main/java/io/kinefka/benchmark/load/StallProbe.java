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
 * late the answers are. What takes longer than the median is time in which an event loop did something else: worked, waited,
 * or stood still with the whole program or machine. The load may be what was late: that shows in how long after its time it
 * woke up to ask again.
 */
public final class StallProbe implements AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofMillis(10).toNanos();
    private static final long LATE_NANOS = Duration.ofMillis(5).toNanos();

    private final Workers threads = new Workers();
    private final List<CompletableFuture<Measured>> loops;
    private volatile boolean over;

    /**
     * How long event loops did not answer.
     *
     * @param maxMillis the longest time
     * @param count how many answers were more than 5 milliseconds late
     * @param ownMaxMillis the longest time by which the load woke up too late
     */
    public record Stalls(double maxMillis, long count, double ownMaxMillis) {}

    private record Measured(Histogram latencies, Histogram ownDelays) {}

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
                long begin = System.nanoTime();
                var unused = connection.get("/health/live").successful();
                long answered = System.nanoTime();
                measured.latencies().recordValue(answered - begin);
                LockSupport.parkNanos(INTERVAL_NANOS);
                measured.ownDelays().recordValue(Math.max(0, System.nanoTime() - answered - INTERVAL_NANOS));
            }
        }
    }

    /** Ends, and tells what was noticed. */
    public Stalls end() {
        over = true;
        double maxMillis = 0;
        long count = 0;
        double ownMaxMillis = 0;
        for (var loop : loops) {
            var latencies = loop.join().latencies();
            ownMaxMillis = Math.max(ownMaxMillis, loop.join().ownDelays().getMaxValue() / 1e6);
            long median = latencies.getValueAtPercentile(50);
            maxMillis = Math.max(maxMillis, (latencies.getMaxValue() - median) / 1e6);
            count += latencies.getTotalCount() - latencies.getCountBetweenValues(0, median + LATE_NANOS);
        }
        return new Stalls(maxMillis, count, ownMaxMillis);
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }
}
