package io.kinefka.firehose;

import org.jspecify.annotations.Nullable;

/** The key that a delivery stream is to be encrypted with, as the API has it. */
record EncryptionInput(@Nullable String keyARN, String keyType) {}
