package io.kinefka.aws.wire;

import java.time.Instant;

/** What is known of a request from its head alone, and stays known when the body is gone. */
record Exchange(String requestId, String client, Instant arrival, Dialect dialect, Route route, boolean crossOrigin) {}
