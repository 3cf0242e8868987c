package io.kinefka.analytics.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.analytics.discover.SchemaDiscovery;
import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.SourceRecord;
import io.kinefka.aws.AwsException;
import io.kinefka.log.KafkaLog;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Discovers the schema of a streaming source, or of an object, as both versions of the API do. */
public final class SchemaSearch {
    private static final int OBJECT_BYTES_MAX = 512 << 10;

    private static final int SHOWN_CHARACTERS_MAX = 10_000;
    private static final int SHOWN_ROWS_MAX = 100;

    private final RecordSamples samples;
    private final Outside outside;
    private final Executor worker;

    /**
     * Where to look, as requests say it.
     *
     * @param resourceArn of a stream or delivery stream; null for an object
     * @param position which records of a stream to look at; null for such as arrived lately
     * @param object null for a stream
     * @param processing what records of a stream pass through first; null for nothing
     */
    public record Query(
            @Nullable String resourceArn,
            @Nullable PositionView position,
            @Nullable ObjectView object,
            @Nullable ProcessingView processing) {}

    /**
     * A schema, and what it was found in.
     *
     * @param schema as the API's SourceSchema, its members by AWS's names
     * @param parsed the values of the columns of each row, as texts
     * @param processed what a function has made of the records, as texts; null without a function
     * @param raw the records as texts
     */
    public record Found(
            Map<String, Object> schema,
            List<List<String>> parsed,
            @Nullable List<String> processed,
            List<String> raw) {}

    /**
     * Texts that were looked at.
     *
     * @param processed null without a function
     */
    private record Seen(List<String> raw, @Nullable List<String> processed) {

        List<String> texts() {
            return processed == null ? raw : processed;
        }
    }

    /**
     * Searches in a log and in objects.
     *
     * @param worker where records are looked at
     */
    public SchemaSearch(KafkaLog log, Outside outside, Executor worker, Clock clock) {
        samples = new RecordSamples(log, clock);
        this.outside = outside;
        this.worker = worker;
    }

    /** Looks at some records. */
    public CompletionStage<Found> search(Query query) {
        return AnalyticsErrors.translated(() -> look(query).thenApplyAsync(SchemaSearch::found, worker));
    }

    private CompletionStage<Seen> look(Query query) {
        if ((query.resourceArn() == null) == (query.object() == null)) {
            throw new InvalidConfigurationException("Exactly one of ResourceARN, S3Configuration must be specified.");
        }
        var function = Optional.ofNullable(query.processing()).flatMap(ProcessingView::function);
        function.ifPresent(ConfigurationReader::requireFunction);
        if (query.resourceArn() != null) {
            return stream(query.resourceArn(), query.position(), function);
        }
        if (function.isPresent()) {
            throw new InvalidConfigurationException(
                    "InputProcessingConfiguration cannot be specified with S3Configuration.");
        }
        return object(
                String.valueOf(query.object().bucketARN()),
                String.valueOf(query.object().fileKey()));
    }

    private CompletionStage<Seen> stream(String arn, @Nullable PositionView position, Optional<String> function) {
        var sample = samples.of(arn, position == null ? StartingPosition.NOW : position.position());
        return function.isEmpty()
                ? sample.thenApply(records -> new Seen(raw(records), null))
                : sample.thenApplyAsync(records -> processed(function.get(), arn, records), outside.waiter());
    }

    private Seen processed(String function, String arn, List<SourceRecord> records) {
        var raw = raw(records);
        try {
            var processed = new SampleProcessing(outside.functions(), function, arn).process(records);
            return new Seen(raw, processed.stream().map(SchemaSearch::text).toList());
        } catch (FunctionException e) {
            throw AnalyticsErrors.noSchema("The records could not be processed: " + e.getMessage(), shown(raw), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AwsException.unavailable("The service is stopping. Please try again.");
        }
    }

    private static List<String> raw(List<SourceRecord> records) {
        return records.stream().map(record -> text(record.data())).toList();
    }

    private static String text(ByteBuffer data) {
        return UTF_8.decode(data.duplicate()).toString();
    }

    private CompletionStage<Seen> object(String bucketArn, String key) {
        return outside.objects().read(bucketArn, key, OBJECT_BYTES_MAX).thenApply(found -> {
            byte[] content = found.orElseThrow(
                    () -> new InvalidConfigurationException("Object " + key + " of " + bucketArn + " not found."));
            String text = new String(content, UTF_8);
            boolean isWhole = content.length < OBJECT_BYTES_MAX;
            return new Seen(List.of(isWhole ? text : text.substring(0, text.lastIndexOf('\n') + 1)), null);
        });
    }

    private static Found found(Seen seen) {
        var raw = shown(seen.raw());
        var processed = seen.processed() == null ? null : shown(seen.processed());
        return SchemaDiscovery.of(seen.texts())
                .map(schema -> new Found(
                        schema.schema(),
                        schema.parsed().subList(0, Math.min(schema.parsed().size(), SHOWN_ROWS_MAX)),
                        processed,
                        raw))
                .orElseThrow(() -> AnalyticsErrors.noSchema(
                        seen.texts().isEmpty()
                                ? "There are no records to detect a schema of."
                                : "The records are not of one format: neither JSON objects nor delimited values.",
                        raw,
                        processed));
    }

    private static List<String> shown(List<String> texts) {
        return texts.stream()
                .map(text -> text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS_MAX)))
                .toList();
    }
}
