package io.kinefka.analytics.application;

import org.jspecify.annotations.Nullable;

/** An object of S3 as both versions of the API name it. */
public record ObjectView(
        @Nullable String bucketARN, @Nullable String fileKey) {}
