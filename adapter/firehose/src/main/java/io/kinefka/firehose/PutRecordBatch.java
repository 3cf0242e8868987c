package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreams;
import io.kinefka.log.error.LogException.Reason;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.log.write.TopicWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes up to 500 records, to be delivered later, and tells of each what became of it. */
final class PutRecordBatch implements Operation<PutRecordBatch.Input, PutRecordBatch.Output> {
    /** Source: AWS developer guide, quotas. */
    private static final long REQUEST_BYTES_MAX = 4L << 20;

    private static final String FAILED = "InternalFailure";

    private final DeliveryStreams streams;
    private final TopicWriter writer;
    private final FirehoseLimits limits;
    private final FirehoseTraffic traffic;

    record Input(String deliveryStreamName, List<Entry> records) {}

    record Entry(ByteBuffer data) {}

    record Output(int failedPutCount, boolean encrypted, List<Result> requestResponses) {}

    record Result(
            @Nullable String recordId,
            @Nullable String errorCode,
            @Nullable String errorMessage) {}

    PutRecordBatch(DeliveryStreams streams, TopicWriter writer, FirehoseLimits limits, FirehoseTraffic traffic) {
        this.streams = streams;
        this.writer = writer;
        this.limits = limits;
        this.traffic = traffic;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.findToPut(streams, context, input.deliveryStreamName());
        var records = input.records().stream().map(Entry::data).toList();
        long bytes = bytes(records);
        if (bytes > REQUEST_BYTES_MAX) {
            throw FirehoseErrors.invalidArgument("Records size exceeds 4 MB limit");
        }
        if (!limits.tryPut(stream.id(), records.size(), bytes)) {
            traffic.throttled(stream.id(), records.size());
            throw FirehoseErrors.slowDown();
        }
        var call = traffic.begin(stream.id(), "PutRecordBatch");
        return writer.append(stream.topic(), stream.partitions(), records)
                .thenApply(appends -> output(stream, call, records, appends));
    }

    private static long bytes(List<ByteBuffer> records) {
        return records.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    private static Output output(
            DeliveryStream stream, FirehoseTraffic.Call call, List<ByteBuffer> records, List<AppendResult> appends) {
        var results = appends.stream().map(PutRecordBatch::result).toList();
        if (results.stream().allMatch(result -> FAILED.equals(result.errorCode()))) {
            throw FirehoseErrors.translated(((Refused) appends.get(0)).cause());
        }
        int failed = 0;
        long bytes = 0;
        for (int i = 0; i < records.size(); i++) {
            if (results.get(i).recordId() == null) {
                failed++;
            } else {
                bytes += records.get(i).remaining();
            }
        }
        call.put(records.size() - failed, bytes);
        return new Output(failed, Encryption.isEnabled(stream.encryption()), results);
    }

    private static Result result(AppendResult result) {
        if (result instanceof Appended appended) {
            return new Result(RecordId.of(appended), null, null);
        }
        return ((Refused) result).cause().reason() == Reason.OVERLOADED
                ? new Result(null, FirehoseErrors.UNAVAILABLE, FirehoseErrors.SLOW_DOWN)
                : new Result(null, FAILED, "Internal Service Failure.");
    }
}
