package io.kinefka.log.write;

/** Is told of records that Kafka has acknowledged, in the producer's thread. */
@FunctionalInterface
public interface AppendListener {
    void appended(String topic, int partition, long offset);
}
