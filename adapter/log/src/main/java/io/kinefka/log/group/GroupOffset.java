package io.kinefka.log.group;

/**
 * How far a consumer group has come in a partition.
 *
 * @param offset the next one to read
 * @param metadata what is kept with it
 */
public record GroupOffset(String topic, int partition, long offset, String metadata) {}
