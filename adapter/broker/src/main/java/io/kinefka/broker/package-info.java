/**
 * Where Kafka comes from: a real single-node broker inside this process, so that the program needs no cluster beside it,
 * or a cluster that somebody else runs.
 */
@NullMarked
package io.kinefka.broker;

import org.jspecify.annotations.NullMarked;
