package io.kinefka.analytics.host;

import io.kinefka.analytics.run.ReferenceTables;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application as it is to be run. Two of these are equal if they have the same id and version.
 *
 * @param applicationId names the consumer group and the topics in between; the same for all versions and gateways, as long as reading goes on
 *     where it stopped: a start at another position needs an id that was never used
 * @param name for people
 * @param version grows with each change of what is to be run
 * @param references the contents of reference tables
 * @param startAt where nothing was read yet, reading begins with the first record that arrived at this moment or later; the epoch for all
 * @param guarantee how often a result comes out if something fails
 */
public record HostedApplication(
        String applicationId,
        String name,
        long version,
        ApplicationPlan plan,
        HostedInput input,
        List<HostedOutput> outputs,
        ReferenceTables references,
        Instant startAt,
        Guarantee guarantee) {

    /** What holds for results in topics. */
    public enum Guarantee {
        /** For those who read committed records only. */
        EXACTLY_ONCE,
        AT_LEAST_ONCE
    }

    /** Copies the list. */
    public HostedApplication {
        outputs = List.copyOf(outputs);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostedApplication application
                && applicationId.equals(application.applicationId)
                && version == application.version;
    }

    @Override
    public int hashCode() {
        return Objects.hash(applicationId, version);
    }
}
