package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.PutBody;

/** Puts the same number of records with each call, all of which must have been taken; used by one thread. */
interface Putter extends AutoCloseable {

    /** Puts the records that a sender begins to count there. */
    void put(int sender, long firstCounter);

    @Override
    default void close() {}

    /** Makes one, with keys of its own. */
    @FunctionalInterface
    interface Factory {
        Putter open(Bench bench, String stream, Puts.Shape shape, Payload payload, int seed);
    }

    /** The load's own: a connection, and a body that was made before. */
    static Putter light(Bench bench, String stream, Puts.Shape shape, Payload payload, int seed) {
        var body = PutBody.ofMany(shape.encoding(), stream, shape.records(), payload, seed);
        var client = bench.connect();
        return new Putter() {
            @Override
            public void put(int sender, long firstCounter) {
                client.put(body, sender, firstCounter);
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}
