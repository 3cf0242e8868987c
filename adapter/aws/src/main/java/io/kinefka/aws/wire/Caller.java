package io.kinefka.aws.wire;

import java.util.regex.Pattern;

/**
 * Who calls, as the credentials of the request say.
 *
 * @param accountId the 12-digit account
 * @param region the region that the request is addressed to
 */
record Caller(String accountId, String region) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /** Takes account and region from a credential scope; its service field is never used to route. */
    static Caller of(CredentialScope scope, DispatchSettings settings) {
        String account =
                ACCOUNT.matcher(scope.accessKeyId()).matches() ? scope.accessKeyId() : settings.defaultAccountId();
        return new Caller(account, scope.region().isEmpty() ? settings.defaultRegion() : scope.region());
    }
}
