package io.kinefka.analytics.host;

import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.FunctionRecord;
import io.kinefka.analytics.function.Preprocessed;
import io.kinefka.analytics.function.Preprocessor;
import io.kinefka.analytics.function.Requests;
import io.kinefka.analytics.function.SourceRecord;
import io.kinefka.log.host.RecordContents;
import io.kinefka.mapping.RecordLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a function prepare the records of an input, however often that takes. */
final class InputPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(InputPreparation.class);

    private final HostedInput.Preprocessing preprocessing;
    private final HostEnvironment environment;
    private final Backoff backoff;
    private final Preprocessor preprocessor;

    InputPreparation(HostedInput.Preprocessing preprocessing, HostEnvironment environment, Backoff backoff) {
        this.preprocessing = preprocessing;
        this.environment = environment;
        this.backoff = backoff;
        this.preprocessor = new Preprocessor(
                environment.functions(),
                preprocessing.function(),
                Optional.of(preprocessing.applicationArn()),
                preprocessing.sourceArn());
    }

    /** The same records with what the function has made of them, as {@link PreparationMark} tells. */
    List<ConsumerRecord<byte[], byte[]>> prepare(List<ConsumerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        List<SourceRecord> sources = records.stream().map(this::source).toList();
        List<Preprocessed> results = new ArrayList<>(records.size());
        for (List<SourceRecord> request : Requests.split(sources)) {
            results.addAll(results(request));
        }
        List<ConsumerRecord<byte[], byte[]>> prepared = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            prepared.add(prepared(records.get(i), sources.get(i).data(), results.get(i)));
        }
        return prepared;
    }

    private List<Preprocessed> results(List<SourceRecord> request) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return preprocessor.apply(request);
            } catch (FunctionException e) {
                LOG.atWarn()
                        .addKeyValue("application", preprocessing.applicationArn())
                        .addKeyValue("function", preprocessing.function())
                        .addKeyValue("records", request.size())
                        .addKeyValue("failures", failures)
                        .addKeyValue("reason", e.getMessage())
                        .log("A function has not prepared records; trying again");
                backoff.after(failures);
            }
        }
    }

    private SourceRecord source(ConsumerRecord<byte[], byte[]> found) {
        byte[] data = environment.opener().open(found.topic(), found.headers(), RecordLayout.data(found.value()));
        Optional<SourceRecord.Place> place = preprocessing.isStream()
                ? Optional.of(new SourceRecord.Place(RecordLayout.partitionKey(found.key()), position(found)))
                : Optional.empty();
        String id = place.flatMap(SourceRecord.Place::position)
                .map(SourceRecord.Position::sequenceNumber)
                .orElseGet(() -> FunctionRecord.id(found.topic(), found.partition(), found.offset()));
        return new SourceRecord(id, ByteBuffer.wrap(data), found.timestamp(), place);
    }

    private Optional<SourceRecord.Position> position(ConsumerRecord<byte[], byte[]> found) {
        return environment
                .shards()
                .shard(found.topic(), found.partition(), found.offset())
                .map(shard -> new SourceRecord.Position(
                        shard.id().toString(),
                        shard.sequenceNumber(found.offset(), found.timestamp()).toString()));
    }

    private static ConsumerRecord<byte[], byte[]> prepared(
            ConsumerRecord<byte[], byte[]> found, ByteBuffer data, Preprocessed result) {
        if (result instanceof Preprocessed.Ok ok) {
            return with(found, ok.data(), PreparationMark.ok());
        }
        return with(
                found,
                data,
                result instanceof Preprocessed.Failed failed
                        ? PreparationMark.failed(failed.reason())
                        : PreparationMark.dropped());
    }

    private static ConsumerRecord<byte[], byte[]> with(
            ConsumerRecord<byte[], byte[]> found, ByteBuffer data, Headers mark) {
        byte[] value = new byte[data.remaining()];
        data.duplicate().get(value);
        return RecordContents.with(found, value, mark);
    }
}
