package io.kinefka.benchmark.sdk;

import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.WrongAnswerException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The SDK's asynchronous client as it is by default, Netty and CBOR, shared by all threads of the load. Its callers block. */
public final class SdkClient implements AutoCloseable {
    private final KinesisAsyncClient kinesis;

    public SdkClient(URI endpoint) {
        kinesis = KinesisAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .build();
    }

    /** Puts as many records as there are keys, all of which must have been taken. */
    public void put(String stream, String[] keys, Payload payload, int sender, long firstCounter) {
        long now = System.nanoTime();
        var records = IntStream.range(0, keys.length)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey(keys[i])
                        .data(SdkBytes.fromByteArrayUnsafe(payload.create(sender, firstCounter + i, now)))
                        .build())
                .toList();
        var answer = kinesis.putRecords(request -> request.streamName(stream).records(records))
                .join();
        if (answer.failedRecordCount() != 0) {
            throw new WrongAnswerException(answer.failedRecordCount() + " records were refused");
        }
    }

    /** Reads a shard from its trim horizon on, until there were so many records. */
    public void drain(String stream, int shard, long records, Consumer<byte[]> each) {
        String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                        .shardId(String.format("shardId-%012d", shard))
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .join()
                .shardIterator();
        long read = 0;
        while (iterator != null && read < records) {
            String next = iterator;
            var answer = kinesis.getRecords(
                            request -> request.shardIterator(next).limit(10_000))
                    .join();
            answer.records().forEach(found -> each.accept(found.data().asByteArrayUnsafe()));
            read += answer.records().size();
            iterator = answer.nextShardIterator();
        }
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
