package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import org.jspecify.annotations.Nullable;

/** A request that only asks whether it would succeed. */
final class DryRun {

    private DryRun() {}

    /** Called once everything was checked and before anything is done. */
    static void endHere(@Nullable Boolean dryRun) {
        if (Boolean.TRUE.equals(dryRun)) {
            throw AwsException.client(
                    "DryRunOperationException",
                    "Request would have succeeded, but the DryRun parameter was specified.");
        }
    }
}
