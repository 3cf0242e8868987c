package io.kinefka.analytics.api.v1;

import io.kinefka.log.analytics.Application;

/** An application in a list. */
record Summary(String applicationName, String applicationARN, String applicationStatus) {

    static Summary of(Application application) {
        return new Summary(
                application.id().name(),
                application.id().arn(),
                application.status().name());
    }
}
