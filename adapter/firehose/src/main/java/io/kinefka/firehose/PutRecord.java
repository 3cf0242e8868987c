package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStreams;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.log.write.TopicWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Takes one record, to be delivered later. */
final class PutRecord implements Operation<PutRecord.Input, PutRecord.Output> {
    private final DeliveryStreams streams;
    private final TopicWriter writer;
    private final FirehoseLimits limits;
    private final FirehoseTraffic traffic;

    record Input(String deliveryStreamName, Entry record) {}

    record Entry(ByteBuffer data) {}

    record Output(String recordId, boolean encrypted) {}

    PutRecord(DeliveryStreams streams, TopicWriter writer, FirehoseLimits limits, FirehoseTraffic traffic) {
        this.streams = streams;
        this.writer = writer;
        this.limits = limits;
        this.traffic = traffic;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.findToPut(streams, context, input.deliveryStreamName());
        var data = input.record().data();
        int bytes = data.remaining();
        if (!limits.tryPut(stream.id(), 1, bytes)) {
            traffic.throttled(stream.id(), 1);
            throw FirehoseErrors.slowDown();
        }
        var call = traffic.begin(stream.id(), "PutRecord");
        return writer.append(stream.topic(), stream.partitions(), List.of(data)).thenApply(results -> {
            String id = id(results.get(0));
            call.put(1, bytes);
            return new Output(id, Encryption.isEnabled(stream.encryption()));
        });
    }

    private static String id(AppendResult result) {
        if (result instanceof Appended appended) {
            return RecordId.of(appended);
        }
        throw FirehoseErrors.translated(((Refused) result).cause());
    }
}
