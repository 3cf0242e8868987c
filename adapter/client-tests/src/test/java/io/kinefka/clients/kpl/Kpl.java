package io.kinefka.clients.kpl;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.kinesis.producer.KinesisProducer;
import software.amazon.kinesis.producer.KinesisProducerConfiguration;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** Puts through the KPL with aggregation, and reads what became of it. */
public final class Kpl implements AutoCloseable {
    private static final Path NATIVE_BINARIES = Path.of("target", "kpl").toAbsolutePath();
    private static final long DEADLINE_SECONDS = 60;
    private static final int ROUNDS_MAX = 100;

    private final KinesisProducer producer;

    /** Uploads its metrics every so often. */
    public Kpl(Endpoint endpoint, long metricsDelayMillis) {
        String host = endpoint.uri().getHost();
        int port = endpoint.uri().getPort();
        var configuration = new KinesisProducerConfiguration()
                .setRegion("us-east-1")
                .setCredentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(JavaSdks.ACCESS_KEY_ID, JavaSdks.SECRET_ACCESS_KEY)))
                .setKinesisEndpoint(host)
                .setKinesisPort(port)
                .setCloudwatchEndpoint(host)
                .setCloudwatchPort(port)
                .setStsEndpoint(host)
                .setStsPort(port)
                .setVerifyCertificate(true)
                .setCaCertFile(endpoint.authority().orElseThrow().toString())
                .setAggregationEnabled(true)
                .setTempDirectory(NATIVE_BINARIES.toString())
                .setLogLevel("warning")
                // What it gives up too early it puts again, and there are two of it.
                .setRequestTimeout(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS))
                .setRecordTtl(TimeUnit.SECONDS.toMillis(2 * DEADLINE_SECONDS))
                .setMetricsUploadDelay(metricsDelayMillis);
        producer = new KinesisProducer(configuration);
    }

    /**
     * Puts round after round until one is stored in fewer records than it has, since the daemon aggregates only once it knows the
     * stream's shards; returns all that was put.
     */
    public List<Written> putUntilAggregated(KinesisClient kinesis, String stream, IntFunction<List<Written>> round)
            throws Exception {
        var written = new ArrayList<Written>();
        int stored = 0;
        for (int i = 0; i < ROUNDS_MAX; i++) {
            var records = round.apply(i);
            put(stream, records);
            written.addAll(records);
            int before = stored;
            stored = stored(kinesis, stream).size();
            if (stored - before < records.size()) {
                return written;
            }
        }
        throw new AssertionError("Nothing was aggregated");
    }

    /** Returns when all are acknowledged. */
    public void put(String stream, List<Written> records) throws Exception {
        var futures = records.stream()
                .map(record -> producer.addUserRecord(
                        stream, record.partitionKey(), record.data().asByteBuffer()))
                .toList();
        producer.flush();
        for (var future : futures) {
            if (!future.get(3 * DEADLINE_SECONDS, TimeUnit.SECONDS).isSuccessful()) {
                throw new AssertionError("A record was not put");
            }
        }
    }

    /** Every record of the stream as it lies in its shards. */
    public static List<Record> stored(KinesisClient kinesis, String stream) {
        var records = new ArrayList<Record>();
        for (var shard :
                kinesis.listShards(request -> request.streamName(stream)).shards()) {
            String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            var answer = kinesis.getRecords(request -> request.shardIterator(iterator));
            while (answer.millisBehindLatest() > 0) {
                records.addAll(answer.records());
                String next = answer.nextShardIterator();
                answer = kinesis.getRecords(request -> request.shardIterator(next));
            }
            records.addAll(answer.records());
        }
        return records;
    }

    /** What KCL makes of them. */
    public static List<Written> deaggregated(List<Record> stored) {
        var records = stored.stream().map(KinesisClientRecord::fromRecord).toList();
        return new AggregatorUtil()
                .deaggregate(records).stream()
                        .map(record -> new Written(record.partitionKey(), bytes(record.data())))
                        .toList();
    }

    private static SdkBytes bytes(ByteBuffer data) {
        return SdkBytes.fromByteBuffer(data);
    }

    @Override
    public void close() {
        producer.flushSync();
        producer.destroy();
    }

    /** A record of the application. */
    public record Written(String partitionKey, SdkBytes data) {}
}
