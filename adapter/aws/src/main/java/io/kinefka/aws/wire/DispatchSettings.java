package io.kinefka.aws.wire;

/**
 * What is assumed of a caller whose credentials do not say it.
 *
 * @param defaultAccountId the account of every access key id that is not itself a 12-digit account
 * @param defaultRegion the region of a credential scope that names none
 */
public record DispatchSettings(String defaultAccountId, String defaultRegion) {}
