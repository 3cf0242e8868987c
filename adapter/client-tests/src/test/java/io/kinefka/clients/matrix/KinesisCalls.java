package io.kinefka.clients.matrix;

import java.util.List;

/** The calls of the scenario, as a client that is written in Java makes them. */
interface KinesisCalls extends AutoCloseable {

    /** Returns when the client's own waiter has seen the stream ACTIVE. */
    void createStream(String stream, int shards);

    int openShards(String stream);

    void put(String stream, Sent record);

    /** Returns how many failed. */
    int put(String stream, List<Sent> records);

    /** The stream's shards, asked for one by one. */
    List<String> shards(String stream);

    /** The names of all streams, asked for one by one. */
    List<String> streams();

    List<Received> read(String stream, String shard);

    void deleteStream(String stream);

    /** What the client throws when there is no such stream. */
    Class<? extends Exception> notFound();

    @Override
    void close();

    /** What a client adds that can be pushed records. */
    interface Pushed extends KinesisCalls {

        /** Returns the ARN of a consumer that is ACTIVE. */
        String registerConsumer(String stream);

        /** Subscribes until that many records of the shard have come. */
        List<Received> subscribe(String consumer, String shard, int records);
    }
}
