package io.kinefka.firehose.host;

import io.kinefka.delivery.DeliveryEngine;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.source.SourceRecord;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Hands one partition's records to the engine, which all tasks of an application share. */
final class DeliveryProcessor implements Processor<byte[], byte[], Void, Void> {
    /** Also what makes Streams ask for a commit when no records come. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(1);

    private final String topic;
    private final DeliveryEngine engine;
    private final Supplier<EngineConsumer> consumer;
    private final RecordPositions positions;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private Freshness freshness = new Freshness();
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable TopicPartition partition;
    private @Nullable SourcePartition source;

    DeliveryProcessor(
            String topic,
            DeliveryEngine engine,
            Supplier<EngineConsumer> consumer,
            RecordPositions positions,
            DeliveryMetrics metrics,
            Clock clock) {
        this.topic = topic;
        this.engine = engine;
        this.consumer = consumer;
        this.positions = positions;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<Void, Void> taskContext) {
        context = taskContext;
        TopicPartition ofTask = new TopicPartition(topic, taskContext.taskId().partition());
        partition = ofTask;
        SourcePartition sourceOfTask = new SourcePartition(topic, ofTask.partition());
        source = sourceOfTask;
        freshness = new Freshness();
        consumer.get().begin(ofTask);
        var unused = taskContext.schedule(
                POLL_INTERVAL, PunctuationType.WALL_CLOCK_TIME, time -> engine.poll(clock.instant()));
        var unusedToo =
                taskContext.schedule(MEASURE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, time -> measure(sourceOfTask));
    }

    @Override
    public void process(Record<byte[], byte[]> found) {
        if (context == null || source == null) {
            throw new IllegalStateException("Not initialized");
        }
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        engine.accept(new SourceRecord(
                source,
                metadata.offset(),
                found.timestamp(),
                buffer(found.key()),
                buffer(found.value()),
                positions.position(source.number(), metadata.offset(), found.timestamp())));
        freshness.accepted(metadata.offset(), found.timestamp());
    }

    @Override
    public void close() {
        if (partition != null) {
            consumer.get().end(partition);
        }
    }

    private void measure(SourcePartition of) {
        metrics.freshness(freshness.age(engine.durable(of), clock.millis()));
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
