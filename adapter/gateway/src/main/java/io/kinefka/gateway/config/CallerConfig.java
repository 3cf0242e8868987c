package io.kinefka.gateway.config;

/**
 * Who a caller is that does not say so.
 *
 * @param accountId 12 digits
 * @param region an AWS region's name
 */
public record CallerConfig(String accountId, String region) {

    public CallerConfig {
        Checks.matches(Keys.ACCOUNT_ID, accountId, "\\d{12}", "12 digits");
        Checks.matches(Keys.REGION, region, "[a-z0-9-]{1,32}", "a region's name such as us-east-1");
    }
}
