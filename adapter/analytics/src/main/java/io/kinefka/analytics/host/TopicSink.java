package io.kinefka.analytics.host;

import io.kinefka.analytics.record.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Makes records of rows, laid out as if PutRecord had written them; they become visible together with the state that they belong to. */
final class TopicSink implements OutputSink {
    private final HostedOutput.Target target;
    private final RowWriter writer;
    private final Supplier<String> partitionKeys;
    private final Consumer<Record<byte[], Outgoing>> forward;

    TopicSink(
            HostedOutput output,
            List<RelDataTypeField> columns,
            Supplier<String> partitionKeys,
            Consumer<Record<byte[], Outgoing>> forward) {
        this.target = output.target();
        this.writer = RowWriter.of(output.format(), columns);
        this.partitionKeys = partitionKeys;
        this.forward = forward;
    }

    @Override
    public void row(@Nullable Object[] row, long rowtimeMillis) {
        byte[] data = writer.write(row);
        long timestamp = Math.max(0, rowtimeMillis);
        if (target instanceof HostedOutput.Target.Stream stream) {
            byte[] key = partitionKeys.get().getBytes(StandardCharsets.UTF_8);
            forward.accept(new Record<>(key, new Outgoing(stream.topic(), data), timestamp));
        } else if (target instanceof HostedOutput.Target.DeliveryStream delivery) {
            forward.accept(new Record<>(null, new Outgoing(delivery.topic(), data), timestamp));
        } else if (target instanceof HostedOutput.Target.Function function) {
            forward.accept(new Record<>(null, new Outgoing(function.topic(), data), timestamp));
        }
    }
}
