package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;

/** The one runtime environment that there is. */
final class SqlRuntime {
    static final String NAME = "SQL-1_0";

    private SqlRuntime() {}

    static void require(String runtimeEnvironment) {
        if (!runtimeEnvironment.equals(NAME)) {
            throw AnalyticsErrors.unsupported("Applications of the runtime environment " + runtimeEnvironment
                    + " are not supported; " + NAME + " is.");
        }
    }
}
