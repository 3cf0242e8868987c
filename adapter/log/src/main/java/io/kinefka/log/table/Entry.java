package io.kinefka.log.table;

/**
 * What a key has.
 *
 * @param version the offset of the record that gave it
 * @param value what the author of that record wrote
 */
public record Entry(long version, Bytes value) {}
