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
 * or stood still with the whole program or machine.
 */
public final class StallProbe implements AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofMillis(10).toNanos();
    private static final long LATE_NANOS = Duration.ofMillis(5).toNanos();

    private final Workers threads = new Workers();
    private final List<CompletableFuture<Histogram>> loops;
    private volatile boolean over;

    /**
     * How long event loops did not answer.
     *
     * @param maxMillis the longest time
     * @param count how many answers were more than 5 milliseconds late
     */
    public record Stalls(double maxMillis, long count) {}

    /** Begins. New connections go to event loops in turn, so that each gets one. */
    public StallProbe(URI endpoint, int eventLoops) {
        var connections = IntStream.range(0, eventLoops)
                .mapToObj(each -> new HttpConnection(endpoint))
                .toList();
        loops = connections.stream()
                .map(connection -> {
                    var latencies = new Histogram(3);
                    return threads.start(() -> ask(connection, latencies)).thenApply(done -> latencies);
                })
                .toList();
    }

    private void ask(HttpConnection connection, Histogram latencies) {
        try (connection) {
            while (!over) {
                long begin = System.nanoTime();
                var unused = connection.get("/health/live").successful();
                latencies.recordValue(System.nanoTime() - begin);
                LockSupport.parkNanos(INTERVAL_NANOS);
            }
        }
    }

    /** Ends, and tells what was noticed. */
    public Stalls end() {
        over = true;
        double maxMillis = 0;
        long count = 0;
        for (var loop : loops) {
            var latencies = loop.join();
            long median = latencies.getValueAtPercentile(50);
            maxMillis = Math.max(maxMillis, (latencies.getMaxValue() - median) / 1e6);
            count += latencies.getTotalCount() - latencies.getCountBetweenValues(0, median + LATE_NANOS);
        }
        return new Stalls(maxMillis, count);
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }
}
