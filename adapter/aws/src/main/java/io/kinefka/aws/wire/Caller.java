package io.kinefka.aws.wire;

/**
 * Who calls, as the credentials of the request say.
 *
 * @param accountId the 12-digit account
 * @param region the region that the request is addressed to
 */
record Caller(String accountId, String region) {
    private static final int ACCOUNT_DIGITS = 12;

    /** Takes account and region from a credential scope; its service field is never used to route. */
    static Caller of(CredentialScope scope, DispatchSettings settings) {
        String account = isAccount(scope.accessKeyId()) ? scope.accessKeyId() : settings.defaultAccountId();
        return new Caller(account, scope.region().isEmpty() ? settings.defaultRegion() : scope.region());
    }

    private static boolean isAccount(String text) {
        return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
