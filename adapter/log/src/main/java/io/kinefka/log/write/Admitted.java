package io.kinefka.log.write;

import org.apache.kafka.clients.producer.ProducerRecord;

/** An append of somebody else's producer that is under way. Closings wait until it has ended. */
public interface Admitted {

    /** The record as it has to be sent, and only to there. */
    ProducerRecord<byte[], byte[]> producerRecord();

    /**
     * To be called when Kafka has answered, or the record will not be sent; a second call does nothing more.
     *
     * @return false if the record may lie behind the end of its shard, where nobody reads it: it must not count as written then
     */
    boolean end();
}
