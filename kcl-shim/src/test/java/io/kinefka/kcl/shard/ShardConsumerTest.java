package io.kinefka.kcl.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.kcl.Aggregation;
import io.kinefka.kcl.position.GroupPosition;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException.Reason;
import io.kinefka.kcl.shard.ShardConsumer.Parts;
import io.kinefka.mapping.HashKeyRange;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardCheckpoint;
import io.kinefka.mapping.ShardId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

class ShardConsumerTest {
    private static final long ARRIVAL = 1_700_000_050_000L;
    private static final Shard OPEN =
            new Shard(new ShardId(0), HashKeyRange.ALL, 0, 0, 1_700_000_000L, null, null, null);
    private static final Shard CLOSED = new Shard(
            new ShardId(0),
            HashKeyRange.ALL,
            0,
            0,
            1_700_000_000L,
            null,
            null,
            new Shard.Closure(3, Instant.ofEpochMilli(ARRIVAL)));

    private final Recording processor = new Recording();
    private final List<GroupPosition> commits = new ArrayList<>();
    private @Nullable Reason refusal;

    /** Keeps what it is given. */
    private static final class Recording implements ShardRecordProcessor {
        final List<KinesisClientRecord> records = new ArrayList<>();

        @Nullable InitializationInput initialization;

        @Nullable RecordProcessorCheckpointer checkpointer;

        boolean checkpointsAtEnd = true;
        boolean throwing;

        RecordProcessorCheckpointer checkpointer() {
            if (checkpointer == null) {
                throw new AssertionError("No batch yet");
            }
            return checkpointer;
        }

        @Override
        public void initialize(InitializationInput input) {
            initialization = input;
        }

        @Override
        public void processRecords(ProcessRecordsInput input) {
            records.addAll(input.records());
            checkpointer = input.checkpointer();
            if (throwing) {
                throw new IllegalStateException("poison");
            }
        }

        @Override
        public void leaseLost(LeaseLostInput input) {}

        @Override
        public void shardEnded(ShardEndedInput input) {
            if (checkpointsAtEnd) {
                try {
                    input.checkpointer().checkpoint();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void shutdownRequested(ShutdownRequestedInput input) {}
    }

    private ShardConsumer consumer(GroupPosition position) {
        var consumer = new ShardConsumer(
                new Parts(processor, new AggregatorUtil(), new RecordTranslation(new ByteArrayDeserializer()), null),
                OPEN,
                position,
                next -> {
                    if (refusal != null) {
                        throw new NotCommittedException(refusal);
                    }
                    commits.add(next);
                });
        consumer.initialize();
        return consumer;
    }

    private ShardConsumer fresh() {
        return consumer(new GroupPosition(0, ShardCheckpoint.at(OPEN.id(), ShardCheckpoint.TRIM_HORIZON, 0)));
    }

    private static ConsumerRecord<byte[], byte[]> kafka(long offset, byte[] data) {
        return new ConsumerRecord<>(
                "orders",
                0,
                offset,
                ARRIVAL,
                TimestampType.LOG_APPEND_TIME,
                1,
                data.length,
                "a".getBytes(StandardCharsets.UTF_8),
                data,
                new RecordHeaders(),
                Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> kafka(long offset) {
        return kafka(offset, new byte[] {1});
    }

    private static String number(long offset) {
        return OPEN.sequenceNumber(offset, ARRIVAL).toString();
    }

    private static void deliver(ShardConsumer consumer, List<ConsumerRecord<byte[], byte[]>> fetched) {
        consumer.process(consumer.open(fetched, false), 0, null);
    }

    private GroupPosition committed() {
        return commits.get(commits.size() - 1);
    }

    @Test
    void checkpointsAtTheEndOfTheBatchAreTheNextOffset() throws Exception {
        deliver(fresh(), List.of(kafka(0), kafka(1)));

        processor.checkpointer().checkpoint();

        assertThat(committed()).isEqualTo(new GroupPosition(2, ShardCheckpoint.at(OPEN.id(), number(1), 0)));
    }

    @Test
    void checkpointsWithinAnAggregatedRecordStayAtItsOffset() throws Exception {
        deliver(fresh(), List.of(kafka(0), kafka(1, Aggregation.of("a", "x", "y", "z"))));

        processor.checkpointer().checkpoint(number(1), 1);

        assertThat(processor.records)
                .extracting(KinesisClientRecord::subSequenceNumber)
                .containsExactly(0L, 0L, 1L, 2L);
        assertThat(committed()).isEqualTo(new GroupPosition(1, ShardCheckpoint.at(OPEN.id(), number(1), 1)));
    }

    @Test
    void checkpointsOfTheLastRecordInAnAggregatedOneAreBehindIt() throws Exception {
        deliver(fresh(), List.of(kafka(0, Aggregation.of("a", "x", "y"))));

        processor.checkpointer().checkpoint();

        assertThat(committed()).isEqualTo(new GroupPosition(1, ShardCheckpoint.at(OPEN.id(), number(0), 1)));
    }

    @Test
    void goesOnWithinAnAggregatedRecord() {
        var position = new GroupPosition(0, ShardCheckpoint.at(OPEN.id(), number(0), 1));

        deliver(consumer(position), List.of(kafka(0, Aggregation.of("a", "x", "y", "z")), kafka(1)));

        assertThat(position.readFrom()).isZero();
        assertThat(processor.records)
                .extracting(record -> record.sequenceNumber() + "/" + record.subSequenceNumber())
                .containsExactly(number(0) + "/2", number(1) + "/0");
    }

    @Test
    void refusesToGoBackOrAheadInTheWordsOfKcl() throws Exception {
        deliver(fresh(), List.of(kafka(0), kafka(1)));
        processor.checkpointer().checkpoint(number(1));

        assertThatThrownBy(() -> processor.checkpointer().checkpoint(number(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Could not checkpoint at extended sequence number")
                .hasMessageContaining("as it did not fall into acceptable range between the last checkpoint");
        assertThatThrownBy(() -> processor.checkpointer().checkpoint(number(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> processor.checkpointer().checkpoint(number(1), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Could not checkpoint at invalid, negative subsequence number -1");
        assertThat(commits).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "LEASE_LOST, ShutdownException, Can't update checkpoint - instance doesn't hold the lease for this shard",
        "UNAVAILABLE, KinesisClientLibDependencyException, Unable to save checkpoint for shardId shardId-000000000000",
        "REFUSED, InvalidStateException, Unable to save checkpoint for shardId shardId-000000000000"
    })
    void failsAsKclWhenTheCheckpointCannotBeMade(Reason reason, String exception, String message) {
        deliver(fresh(), List.of(kafka(0)));
        refusal = reason;

        assertThatThrownBy(() -> processor.checkpointer().checkpoint())
                .hasMessage(message)
                .extracting(thrown -> thrown.getClass().getSimpleName())
                .isEqualTo(exception);
    }

    @Test
    void aPreparedCheckpointIsToldToTheNextOwnerWithItsState() throws Exception {
        deliver(fresh(), List.of(kafka(0), kafka(1)));
        processor.checkpointer().checkpoint(number(0));
        processor.checkpointer().prepareCheckpoint("half".getBytes(StandardCharsets.UTF_8));

        consumer(committed());

        assertThat(committed().offset()).isEqualTo(1);
        assertThat(processor.initialization).satisfies(input -> {
            assertThat(input).isNotNull();
            assertThat(input.extendedSequenceNumber()).isEqualTo(new ExtendedSequenceNumber(number(0), 0L));
            assertThat(input.pendingCheckpointSequenceNumber()).isEqualTo(new ExtendedSequenceNumber(number(1), 0L));
            assertThat(new String(input.pendingCheckpointState(), StandardCharsets.UTF_8))
                    .isEqualTo("half");
        });
    }

    @Test
    void aPreparedCheckpointCanBeMadeAndForgetsItsState() throws Exception {
        deliver(fresh(), List.of(kafka(0)));
        var prepared = processor.checkpointer().prepareCheckpoint(new byte[] {7});

        prepared.checkpoint();

        assertThat(committed()).isEqualTo(new GroupPosition(1, ShardCheckpoint.at(OPEN.id(), number(0), 0)));
    }

    @Test
    void preparingFailsAsInKclWhenTheLeaseIsLost() {
        deliver(fresh(), List.of(kafka(0)));
        refusal = Reason.LEASE_LOST;

        assertThatThrownBy(() -> processor.checkpointer().prepareCheckpoint())
                .isInstanceOf(ShutdownException.class)
                .hasMessage("Can't prepare checkpoint - instance doesn't hold the lease for this shard");
    }

    @Test
    void whatProcessRecordsThrowsIsPassedOverAsInKcl() throws Exception {
        processor.throwing = true;
        var consumer = fresh();

        deliver(consumer, List.of(kafka(0)));
        processor.checkpointer().checkpoint();

        assertThat(committed().offset()).isEqualTo(1);
    }

    @Test
    void theEndOfAShardMustBeCheckpointed() {
        var consumer = fresh();
        deliver(consumer, List.of(kafka(0), kafka(1), kafka(2)));
        processor.checkpointsAtEnd = false;

        assertThatThrownBy(() -> consumer.end(CLOSED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Application didn't checkpoint at end of shard shardId-000000000000. ");
        processor.checkpointsAtEnd = true;
        consumer.end(CLOSED);

        assertThat(committed()).isEqualTo(new GroupPosition(3, ShardCheckpoint.end(OPEN.id())));
        assertThat(committed().hasFinished(CLOSED)).isTrue();
    }
}
