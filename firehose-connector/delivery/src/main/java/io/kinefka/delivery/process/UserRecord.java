package io.kinefka.delivery.process;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A record as its producer meant it, before producers' libraries packed several into one. */
public record UserRecord(@Nullable String partitionKey, ByteBuffer data) {}
