package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.table.TableDefinition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is told of a table's backups, of which there are none: only that somebody has asked for them. */
record ContinuousBackups(String continuousBackupsStatus, PointInTimeRecovery pointInTimeRecoveryDescription) {
    /** AWS's default. */
    static final int DAYS = 35;

    private static final Duration LATEST = Duration.ofMinutes(5);

    record PointInTimeRecovery(
            String pointInTimeRecoveryStatus,
            @Nullable Instant earliestRestorableDateTime,
            @Nullable Instant latestRestorableDateTime) {}

    record Output(ContinuousBackups continuousBackupsDescription) {}

    static Output of(TableDefinition table, Instant now) {
        var latest = now.minus(LATEST);
        var recovery = table.recoveryDays() > 0
                ? new PointInTimeRecovery(
                        "ENABLED", table.created(), latest.isBefore(table.created()) ? table.created() : latest)
                : new PointInTimeRecovery("DISABLED", null, null);
        return new Output(new ContinuousBackups("ENABLED", recovery));
    }
}
