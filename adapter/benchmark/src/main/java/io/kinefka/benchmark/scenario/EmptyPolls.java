package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.load.KinesisClient;
import io.kinefka.benchmark.load.WrongAnswerException;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** GetRecords at the tip of a shard where nothing happens. */
final class EmptyPolls implements Scenario {
    private static final String FIGURE = "requests/s";
    private static final int CONNECTIONS = 16;

    private final Bench bench;
    private final String stream;
    private final List<KinesisClient> clients;
    private final String[] iterators = new String[CONNECTIONS];

    EmptyPolls(Bench bench) {
        this.bench = bench;
        stream = bench.createStream(1);
        clients = IntStream.range(0, CONNECTIONS)
                .mapToObj(each -> bench.connect())
                .toList();
        for (int i = 0; i < CONNECTIONS; i++) {
            iterators[i] = clients.get(i).iterator(stream, 0, "LATEST");
        }
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal(FIGURE, Goal.Kind.AT_LEAST, 10_000));
    }

    @Override
    public Sample kinefka(Duration duration) {
        var polls = new AtomicLong();
        double seconds = bench.workers().repeat(CONNECTIONS, duration, worker -> {
            var answer = clients.get(worker).getRecords(Encoding.CBOR, iterators[worker], data -> {
                throw new WrongAnswerException("There is a record where nothing was put");
            });
            if (answer.nextIterator() == null || answer.millisBehindLatest() != 0) {
                throw new WrongAnswerException("A shard at its tip is said to be elsewhere: " + answer);
            }
            iterators[worker] = answer.nextIterator();
            polls.incrementAndGet();
        });
        return Sample.rate(FIGURE, polls.get(), seconds);
    }

    @Override
    public void close() {
        clients.forEach(KinesisClient::close);
        bench.deleteStream(stream);
    }
}
