package io.kinefka.log.read;

import java.util.List;

/**
 * What was read.
 *
 * @param records in order; may be empty
 * @param nextOffset where to go on
 * @param millisBehind 0 exactly when there is nothing at {@code nextOffset} yet, else the age of what is there, at
 *     least 1
 */
public record ReadResult(List<LogRecord> records, long nextOffset, long millisBehind) {}
