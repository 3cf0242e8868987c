package io.kinefka.aws;

/**
 * Who asks, and under which name the request is logged.
 *
 * @param requestId the id that the answer carries as {@code x-amzn-RequestId}
 * @param accountId the caller's 12-digit account
 * @param region the region that the caller addressed
 */
public record RequestContext(String requestId, String accountId, String region) {}
