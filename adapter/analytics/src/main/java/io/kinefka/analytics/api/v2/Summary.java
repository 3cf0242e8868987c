package io.kinefka.analytics.api.v2;

import io.kinefka.log.analytics.Application;

/** An application in a list. */
record Summary(
        String applicationName,
        String applicationARN,
        String applicationStatus,
        long applicationVersionId,
        String runtimeEnvironment) {

    static Summary of(Application application) {
        return new Summary(
                application.id().name(),
                application.id().arn(),
                application.status().name(),
                application.version(),
                SqlRuntime.NAME);
    }
}
