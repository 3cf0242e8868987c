package io.kinefka.analytics.application;

import io.kinefka.analytics.discover.Discovered;
import io.kinefka.analytics.discover.SchemaDiscovery;
import io.kinefka.log.KafkaLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Discovers the schema of a streaming source, or of an object, as both versions of the API do. */
public final class SchemaSearch {
    private static final int OBJECT_BYTES_MAX = 512 << 10;

    private static final int SHOWN_CHARACTERS_MAX = 10_000;
    private static final int SHOWN_ROWS_MAX = 100;

    private final RecordSamples samples;
    private final StoredObjects objects;
    private final Executor worker;

    /**
     * Where to look, as requests say it.
     *
     * @param resourceArn of a stream or delivery stream; null for an object
     * @param position which records of a stream to look at; null for such as arrived lately
     * @param object null for a stream
     * @param processing what records pass through first, which is not supported
     */
    public record Query(
            @Nullable String resourceArn,
            @Nullable PositionView position,
            @Nullable ObjectView object,
            @Nullable Object processing) {}

    /**
     * Searches in a log and in objects.
     *
     * @param worker where records are looked at
     */
    public SchemaSearch(KafkaLog log, StoredObjects objects, Executor worker, Clock clock) {
        samples = new RecordSamples(log, clock);
        this.objects = objects;
        this.worker = worker;
    }

    /** Looks at some records. */
    public CompletionStage<Discovered> search(Query query) {
        if (query.processing() != null) {
            throw AnalyticsErrors.unsupported("Schemas of records that a function has processed cannot be discovered.");
        }
        return AnalyticsErrors.translated(() -> records(query).thenApplyAsync(SchemaSearch::schema, worker));
    }

    private CompletionStage<List<String>> records(Query query) {
        if ((query.resourceArn() == null) == (query.object() == null)) {
            throw AnalyticsErrors.invalidArgument("Exactly one of ResourceARN, S3Configuration must be specified.");
        }
        if (query.resourceArn() != null) {
            var position = query.position() == null
                    ? StartingPosition.NOW
                    : query.position().position();
            return samples.of(query.resourceArn(), position);
        }
        return object(
                String.valueOf(query.object().bucketARN()),
                String.valueOf(query.object().fileKey()));
    }

    private CompletionStage<List<String>> object(String bucketArn, String key) {
        return objects.read(bucketArn, key, OBJECT_BYTES_MAX).thenApply(found -> {
            byte[] content = found.orElseThrow(
                    () -> new InvalidConfigurationException("Object " + key + " of " + bucketArn + " not found."));
            String text = new String(content, StandardCharsets.UTF_8);
            boolean isWhole = content.length < OBJECT_BYTES_MAX;
            return List.of(isWhole ? text : text.substring(0, text.lastIndexOf('\n') + 1));
        });
    }

    private static Discovered schema(List<String> records) {
        var raw = records.stream()
                .map(record -> record.substring(0, Math.min(record.length(), SHOWN_CHARACTERS_MAX)))
                .toList();
        return SchemaDiscovery.of(records)
                .map(found -> new Discovered(
                        found.schema(),
                        found.parsed().subList(0, Math.min(found.parsed().size(), SHOWN_ROWS_MAX)),
                        raw))
                .orElseThrow(() -> AnalyticsErrors.noSchema(
                        records.isEmpty()
                                ? "There are no records to detect a schema of."
                                : "The records are not of one format: neither JSON objects nor delimited values.",
                        raw));
    }
}
