package io.kinefka.benchmark.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.kinefka.aws.wire.WireEvents;
import io.kinefka.aws.wire.WireResponse;
import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.mapping.SequenceNumber;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What readers are answered with, 500 records of 1 KiB, from the operation's output on. */
@State(Scope.Benchmark)
public class Encodings {
    private static final int RECORDS = 500;
    private static final Instant ARRIVAL = Instant.ofEpochMilli(1_800_000_000_123L);

    private final Wire polled = new Wire(new GetRecords(records()));
    private final byte[] json = poll(new ObjectMapper());
    private final byte[] cbor = poll(new ObjectMapper(new CBORFactory()));
    private final WireEvents pushed;

    public Encodings() {
        var subscription = """
                {"ConsumerARN": "arn:aws:kinesis:us-east-1:000000000000:stream/s/consumer/c:1800000000",
                 "ShardId": "shardId-000000000000", "StartingPosition": {"Type": "LATEST"}}
                """;
        pushed = Objects.requireNonNull(new Wire(new SubscribeToShard(records()))
                .call("SubscribeToShard", Encoding.JSON, subscription.getBytes(UTF_8))
                .events());
        // The first frame only says that it begins.
        var unused = pushed.next();
    }

    private static byte[] poll(ObjectMapper encoding) {
        try {
            return encoding.writeValueAsBytes(Map.of("ShardIterator", "AAAAAAAAAAA="));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RecordView> records() {
        var payload = new Payload(1024);
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> new RecordView(
                        SequenceNumber.ofRecord(1_799_999_000, 0, i, ARRIVAL.toEpochMilli())
                                .toString(),
                        ARRIVAL,
                        ByteBuffer.wrap(payload.create(0, i, 0)),
                        "key-" + i))
                .toList();
    }

    @Benchmark
    public WireResponse getRecordsJson() {
        return polled.call("GetRecords", Encoding.JSON, json);
    }

    @Benchmark
    public WireResponse getRecordsCbor() {
        return polled.call("GetRecords", Encoding.CBOR, cbor);
    }

    @Benchmark
    public List<ByteBuffer> subscribeToShardEvent() {
        return pushed.next().toCompletableFuture().join();
    }
}
