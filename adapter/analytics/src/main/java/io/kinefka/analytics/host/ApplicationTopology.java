package io.kinefka.analytics.host;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** The two stages of an application: a task for each partition reads rows, and one brings them into one order and computes. */
final class ApplicationTopology {
    private ApplicationTopology() {}

    /**
     * Of an application.
     *
     * @param partitions how many the input's topic has
     * @throws IllegalArgumentException if the application's parts do not fit each other
     */
    static Topology of(HostedApplication application, HostEnvironment environment, int partitions, SourceLag lag) {
        HostedInput input = application.input();
        SystemColumns columns = new SystemColumns(input.schema());
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        input.topic(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withOffsetResetPolicy(AutoOffsetReset.earliest())
                                // Streams leaves out records whose time is negative.
                                .withTimestampExtractor((found, partitionTime) -> Math.max(0, found.timestamp())))
                .process(() -> new IngestProcessor(input, columns, environment, lag), Named.as("ingest"))
                .repartition(Repartitioned.with(Serdes.Integer(), Serdes.ByteArray())
                        .withName(InternalTopics.ROWS)
                        .withNumberOfPartitions(1))
                .process(MergeProcessor.supplier(application, environment, columns, partitions), Named.as("merge"))
                .to((key, value, context) -> value.topic(), Produced.with(Serdes.ByteArray(), outgoing()));
        return builder.build();
    }

    private static Serde<Outgoing> outgoing() {
        Serializer<Outgoing> serializer = (topic, value) -> value.data();
        Deserializer<Outgoing> deserializer = Outgoing::new;
        return Serdes.serdeFrom(serializer, deserializer);
    }
}
