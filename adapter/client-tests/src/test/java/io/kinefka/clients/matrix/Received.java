package io.kinefka.clients.matrix;

import java.time.Instant;

/** A record as a client reads it. */
record Received(Sent record, Instant arrived) {}
