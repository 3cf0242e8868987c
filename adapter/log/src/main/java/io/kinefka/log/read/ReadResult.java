package io.kinefka.log.read;

/**
 * What was read.
 *
 * @param records in order; may be empty
 * @param nextOffset where to go on
 * @param millisBehind 0 exactly when there is nothing at {@code nextOffset} yet, else the age of what is there, at
 *     least 1
 */
public record ReadResult(RecordBatch records, long nextOffset, long millisBehind) {}
