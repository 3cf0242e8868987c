/** The load: bodies made once and patched, blocking HTTP/1.1 connections, Kafka clients; no SDK. */
@NullMarked
package io.kinefka.benchmark.load;

import org.jspecify.annotations.NullMarked;
