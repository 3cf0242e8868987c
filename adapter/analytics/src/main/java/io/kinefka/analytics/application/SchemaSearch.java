package io.kinefka.analytics.application;

import io.kinefka.analytics.discover.Discovered;
import io.kinefka.analytics.discover.SchemaDiscovery;
import io.kinefka.log.KafkaLog;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Discovers the schema of a streaming source as both versions of the API do. */
public final class SchemaSearch {
    private final RecordSamples samples;
    private final Executor worker;

    /**
     * Searches in a log.
     *
     * @param worker where records are looked at
     */
    public SchemaSearch(KafkaLog log, Executor worker, Clock clock) {
        samples = new RecordSamples(log, clock);
        this.worker = worker;
    }

    /**
     * Looks at some records.
     *
     * @param resourceArn of a stream or delivery stream
     * @param position which records to look at; null for such as arrived lately
     * @param others what a request says that is not supported, such as an object instead of a stream
     */
    public CompletionStage<Discovered> search(
            @Nullable String resourceArn, @Nullable PositionView position, boolean others) {
        if (others) {
            throw AnalyticsErrors.unsupported(
                    "Schemas of S3 objects, and of records that a function has processed, cannot be discovered.");
        }
        if (resourceArn == null) {
            throw AnalyticsErrors.invalidArgument("ResourceARN must be specified.");
        }
        var from = position == null ? StartingPosition.NOW : position.position();
        return AnalyticsErrors.translated(() -> samples.of(resourceArn, from)
                .thenApplyAsync(
                        records -> SchemaDiscovery.of(records)
                                .orElseThrow(() -> AnalyticsErrors.noSchema(
                                        records.isEmpty()
                                                ? "There are no records to detect a schema of."
                                                : "The records are not of one format: neither JSON objects nor"
                                                        + " delimited values.",
                                        records)),
                        worker));
    }
}
