package io.kinefka.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The table of all configuration keys. Parsing, the help text and docs/configuration.md follow it. */
final class Keys {
    /** Keys that start so are handed to every Kafka client, without this prefix. */
    static final String KAFKA_CLIENT_PREFIX = "kafka.";

    static final Key<Integer> PORT = new Key<>(
            "port", ValueType.INTEGER, "4567", "Port of the Kinesis endpoint on 127.0.0.1; 0 takes any free port");
    static final Key<Path> DATA = new Key<>(
            "data",
            ValueType.PATH,
            "data",
            "Directory of the embedded broker, created when absent; unused with an external Kafka");
    static final Key<List<String>> KAFKA = new Key<>(
            "kafka",
            ValueType.ADDRESSES,
            null,
            "Bootstrap servers of the Kafka cluster to use; without it a broker is embedded");
    static final Key<Integer> EMBEDDED_KAFKA_PORT = new Key<>(
            "embedded.kafka.port",
            ValueType.INTEGER,
            "9092",
            "Port of the embedded broker on 127.0.0.1; 0 takes any free port");
    static final Key<Long> EMBEDDED_KAFKA_REQUEST_BYTES_MAX = new Key<>(
            "embedded.kafka.request.bytes.max",
            ValueType.BYTES,
            "min(100MiB, 13%)",
            "Bytes of Kafka requests that the embedded broker holds at one time, and of the largest one; beyond it clients wait");
    static final Key<Integer> TOPIC_REPLICATION_FACTOR = new Key<>(
            "topic.replication.factor",
            ValueType.INTEGER,
            "-1",
            "Replication factor of the topics that are created; -1 leaves it to the broker");
    static final Key<Duration> GATEWAY_LEASE_DURATION = new Key<>(
            "gateway.lease.duration",
            ValueType.DURATION,
            "10s",
            "How long a gateway may be silent before the others go on without it; the same for all gateways of a cluster");
    static final Key<String> ACCOUNT_ID = new Key<>(
            "account.id",
            ValueType.TEXT,
            "000000000000",
            "Account of callers whose access key id is not an account id");
    static final Key<String> REGION =
            new Key<>("region", ValueType.TEXT, "us-east-1", "Region of callers that name none");
    static final Key<LimitsProfile> LIMITS = new Key<>(
            "limits",
            ValueType.LIMITS,
            "none",
            "With `aws`, throughput and calls are limited as on AWS, and faults can be scripted (docs/testing-retries.md)");
    static final Key<Duration> STREAMS_CREATE_DURATION = new Key<>(
            "streams.create.duration", ValueType.DURATION, "0", "10s", "How long a new stream is CREATING, at least");
    static final Key<Duration> STREAMS_DELETE_DURATION = new Key<>(
            "streams.delete.duration",
            ValueType.DURATION,
            "0",
            "10s",
            "How long a deleted stream is DELETING, at least");
    static final Key<Duration> STREAMS_SPLIT_DURATION = new Key<>(
            "streams.split.duration",
            ValueType.DURATION,
            "0",
            "15s",
            "How long a stream is UPDATING after SplitShard, at least");
    static final Key<Duration> STREAMS_MERGE_DURATION = new Key<>(
            "streams.merge.duration",
            ValueType.DURATION,
            "0",
            "15s",
            "How long a stream is UPDATING after MergeShards, at least");
    static final Key<Duration> STREAMS_SCALE_DURATION = new Key<>(
            "streams.scale.duration",
            ValueType.DURATION,
            "0",
            "30s",
            "How long a stream is UPDATING after UpdateShardCount, at least");
    static final Key<Duration> STREAMS_ENCRYPT_DURATION = new Key<>(
            "streams.encrypt.duration",
            ValueType.DURATION,
            "0",
            "10s",
            "How long a stream is UPDATING after StartStreamEncryption and StopStreamEncryption, at least");
    static final Key<Duration> STREAMS_CONFIGURE_DURATION = new Key<>(
            "streams.configure.duration",
            ValueType.DURATION,
            "0",
            "5s",
            "How long a stream is UPDATING after UpdateStreamMode and other changes of its settings, at least");
    static final Key<Duration> CONSUMERS_REGISTER_DURATION = new Key<>(
            "consumers.register.duration",
            ValueType.DURATION,
            "0",
            "5s",
            "How long a new consumer is CREATING, at least");
    static final Key<Duration> CONSUMERS_DEREGISTER_DURATION = new Key<>(
            "consumers.deregister.duration",
            ValueType.DURATION,
            "0",
            "5s",
            "How long a deregistered consumer is DELETING, at least");
    static final Key<Integer> STREAMS_SCALE_QUOTA = new Key<>(
            "streams.scale.quota",
            ValueType.INTEGER,
            "0",
            "10",
            "How often UpdateShardCount may succeed on a stream within 24 hours; 0 for no limit");
    static final Key<Integer> STREAMS_SHARD_LIMIT =
            new Key<>("streams.shard.limit", ValueType.INTEGER, "500", "Open shards that one account may have");
    static final Key<Long> ON_DEMAND_SHARD_BYTES_MAX = new Key<>(
            "on.demand.shard.bytes.max",
            ValueType.BYTES,
            "512KiB",
            "Bytes per second, on average over a window, beyond which a shard of an on-demand stream is split");
    static final Key<Integer> ON_DEMAND_SHARD_RECORDS_MAX = new Key<>(
            "on.demand.shard.records.max",
            ValueType.INTEGER,
            "500",
            "Records per second, on average over a window, beyond which a shard of an on-demand stream is split");
    static final Key<Duration> ON_DEMAND_WINDOW = new Key<>(
            "on.demand.window",
            ValueType.DURATION,
            "1m",
            "How long the load of on-demand streams is observed before it is judged");
    static final Key<Integer> ON_DEMAND_SHARDS_MAX = new Key<>(
            "on.demand.shards.max",
            ValueType.INTEGER,
            "200",
            "How many open shards an on-demand stream is given by its load");
    static final Key<Path> ENCRYPTION_KEYSTORE = new Key<>(
            "encryption.keystore",
            ValueType.PATH,
            null,
            "File with the keys that streams can be encrypted with, the same for all gateways of a cluster; with the"
                    + " embedded broker it is `keystore.json` in the data directory unless set, and created when absent");
    static final Key<Path> TLS_DIRECTORY = new Key<>(
            "tls.directory",
            ValueType.PATH,
            null,
            "Directory with the certificate that https clients are shown and the authority that signed it, made when absent; with"
                    + " the embedded broker it is `tls` in the data directory unless set");
    static final Key<List<String>> TLS_NAMES = new Key<>(
            "tls.names",
            ValueType.NAMES,
            "localhost,127.0.0.1",
            "Host names and IP addresses that the certificate in `tls.directory` is for");
    static final Key<Path> TLS_CERTIFICATE = new Key<>(
            "tls.certificate",
            ValueType.PATH,
            null,
            "Your own certificate instead, followed by the ones that signed it (PEM)");
    static final Key<Path> TLS_KEY = new Key<>(
            "tls.key", ValueType.PATH, null, "The key of `tls.certificate`: EC or RSA, PKCS #8, not encrypted (PEM)");
    static final Key<Integer> CONNECTIONS_MAX = new Key<>(
            "connections.max",
            ValueType.INTEGER,
            "10000",
            "Connections of clients at one time; more are closed at once");
    static final Key<Duration> CONNECTION_HEAD_TIMEOUT = new Key<>(
            "connection.head.timeout",
            ValueType.DURATION,
            "10s",
            "How long a client may take for its TLS handshake and the head of its first request, and for each later head; then"
                    + " its connection is closed");
    static final Key<Duration> CONNECTION_IDLE_TIMEOUT = new Key<>(
            "connection.idle.timeout",
            ValueType.DURATION,
            "90s",
            "How long a connection may be idle before it is closed");
    static final Key<Duration> REQUEST_BODY_TIMEOUT = new Key<>(
            "request.body.timeout",
            ValueType.DURATION,
            "60s",
            "How long a request's body may take to arrive; then the request is given up");
    static final Key<Long> REQUEST_BODY_BYTES_MAX = new Key<>(
            "request.body.bytes.max",
            ValueType.BYTES,
            "16MiB",
            "Largest request body; larger ones are answered with 413");
    static final Key<Long> REQUEST_BODIES_BYTES_MAX = new Key<>(
            "request.bodies.bytes.max",
            ValueType.BYTES,
            "min(256MiB, 13%)",
            "Bytes of requests held at one time, from the announcement of a body to its answer; beyond it requests are"
                    + " answered with 503");
    static final Key<Long> RESPONSE_BODIES_BYTES_MAX = new Key<>(
            "response.bodies.bytes.max",
            ValueType.BYTES,
            "min(256MiB, 10%)",
            "Bytes of large answers that wait for clients to read them; beyond it requests are answered with 503");
    static final Key<Duration> REQUEST_TIMEOUT = new Key<>(
            "request.timeout",
            ValueType.DURATION,
            "30s",
            "How long Kafka may take before a request fails with a retryable error");
    static final Key<Long> WRITE_BYTES_MAX = new Key<>(
            "write.bytes.max",
            ValueType.BYTES,
            "min(64MiB, 8%)",
            "Bytes of records on their way to Kafka at one time; beyond it writes are throttled");
    static final Key<Integer> READ_THREADS =
            new Key<>("read.threads", ValueType.INTEGER, "4", "Threads that read from Kafka");
    static final Key<Integer> READ_QUEUE_MAX = new Key<>(
            "read.queue.max",
            ValueType.INTEGER,
            "1024",
            "Reads that may wait for a thread; beyond it reads are throttled");
    static final Key<Long> TAIL_BYTES_MAX = new Key<>(
            "tail.bytes.max",
            ValueType.BYTES,
            "min(64MiB, 5%)",
            "Bytes of records kept at the ends of shards for subscribers who are a little late");
    static final Key<Duration> SUBSCRIPTIONS_DURATION = new Key<>(
            "subscriptions.duration",
            ValueType.DURATION,
            "5m",
            "How long one SubscribeToShard lasts before the subscriber has to ask again");
    static final Key<Duration> METRICS_RETENTION = new Key<>(
            "metrics.retention",
            ValueType.DURATION,
            "3h",
            "How long CloudWatch metrics are kept; the same for all gateways of a cluster");
    static final Key<Long> METRICS_BYTES_MAX = new Key<>(
            "metrics.bytes.max",
            ValueType.BYTES,
            "min(64MiB, 5%)",
            "Memory for CloudWatch metrics; beyond it the oldest minute gives way");
    static final Key<Integer> TABLES_COUNT_MAX = new Key<>(
            "tables.count.max",
            ValueType.INTEGER,
            "256",
            "Lease tables that there may be, those of all clients together; beyond it CreateTable is refused");
    static final Key<Integer> TABLES_ITEMS_MAX = new Key<>(
            "tables.items.max",
            ValueType.INTEGER,
            "100000",
            "Items that lease tables may have, all together; beyond it new ones are throttled");
    static final Key<Long> TABLES_BYTES_MAX = new Key<>(
            "tables.bytes.max",
            ValueType.BYTES,
            "min(64MiB, 5%)",
            "Memory for lease tables; beyond it whatever makes them larger is throttled");
    static final Key<Integer> DELIVERY_PARTITIONS = new Key<>(
            "delivery.partitions",
            ValueType.INTEGER,
            "4",
            "Partitions of the topic of a new delivery stream that records are put to directly");
    static final Key<Path> DELIVERY_DIRECTORY = new Key<>(
            "delivery.directory",
            ValueType.PATH,
            null,
            "Directory for records that wait for their object; with the embedded broker it is `delivery` in the data directory"
                    + " unless set, else `kinefka-delivery` among the temporary files");
    static final Key<Long> DELIVERY_MEMORY_BYTES_MAX = new Key<>(
            "delivery.memory.bytes.max",
            ValueType.BYTES,
            "min(128MiB, 15%)",
            "Bytes of records that wait in memory for their object, over all delivery streams; the others wait in files");
    static final Key<Long> DELIVERY_FILES_BYTES_MAX = new Key<>(
            "delivery.files.bytes.max",
            ValueType.BYTES,
            "10GiB",
            "Bytes of records that wait in files; beyond it they wait in Kafka, and objects are made before they are full");
    static final Key<Integer> DELIVERY_UPLOADS_MAX = new Key<>(
            "delivery.uploads.max",
            ValueType.INTEGER,
            "4",
            "Objects that are encoded and uploaded at one time, each with up to 24 MiB of memory");
    static final Key<URI> S3_ENDPOINT = new Key<>(
            "s3.endpoint",
            ValueType.URL,
            null,
            "S3 that is delivered to, addressed with the bucket in the path; AWS's own unless set. Credentials are found as the"
                    + " AWS SDKs find them");
    static final Key<String> S3_REGION =
            new Key<>("s3.region", ValueType.TEXT, null, "Region of that S3; the one of `region` unless set");
    static final Key<Integer> S3_LOCAL_PORT = new Key<>(
            "s3.local.port",
            ValueType.INTEGER,
            null,
            "Serves S3 itself on this port of 127.0.0.1, to try delivery streams at once, and delivers to it; its buckets are"
                    + " directories below `s3` in the data directory, and nobody is asked for credentials; 0 takes any free port");
    static final Key<URI> LAMBDA_ENDPOINT = new Key<>(
            "lambda.endpoint",
            ValueType.URL,
            null,
            "Where Lambda functions are invoked, addressed by their names; AWS's own, addressed by their ARNs, unless set");
    static final Key<ProcessingGuarantee> ANALYTICS_GUARANTEE = new Key<>(
            "analytics.processing.guarantee",
            ValueType.GUARANTEE,
            "exactly_once_v2",
            "How often a result of an analytics application is written if something fails, as Kafka Streams names it; to have it"
                    + " exactly once costs transactions, which are committed ten times a second");
    static final Key<Duration> SHUTDOWN_TIMEOUT = new Key<>(
            "shutdown.timeout",
            ValueType.DURATION,
            "20s",
            "How long requests in flight may take to finish when the program ends");

    static final List<Key<?>> ALL = List.of(
            PORT,
            DATA,
            KAFKA,
            EMBEDDED_KAFKA_PORT,
            EMBEDDED_KAFKA_REQUEST_BYTES_MAX,
            TOPIC_REPLICATION_FACTOR,
            GATEWAY_LEASE_DURATION,
            ACCOUNT_ID,
            REGION,
            LIMITS,
            STREAMS_CREATE_DURATION,
            STREAMS_DELETE_DURATION,
            STREAMS_SPLIT_DURATION,
            STREAMS_MERGE_DURATION,
            STREAMS_SCALE_DURATION,
            STREAMS_ENCRYPT_DURATION,
            STREAMS_CONFIGURE_DURATION,
            CONSUMERS_REGISTER_DURATION,
            CONSUMERS_DEREGISTER_DURATION,
            STREAMS_SCALE_QUOTA,
            ON_DEMAND_SHARD_BYTES_MAX,
            ON_DEMAND_SHARD_RECORDS_MAX,
            ON_DEMAND_WINDOW,
            ON_DEMAND_SHARDS_MAX,
            STREAMS_SHARD_LIMIT,
            ENCRYPTION_KEYSTORE,
            TLS_DIRECTORY,
            TLS_NAMES,
            TLS_CERTIFICATE,
            TLS_KEY,
            CONNECTIONS_MAX,
            CONNECTION_HEAD_TIMEOUT,
            CONNECTION_IDLE_TIMEOUT,
            REQUEST_BODY_TIMEOUT,
            REQUEST_BODY_BYTES_MAX,
            REQUEST_BODIES_BYTES_MAX,
            RESPONSE_BODIES_BYTES_MAX,
            REQUEST_TIMEOUT,
            WRITE_BYTES_MAX,
            READ_THREADS,
            READ_QUEUE_MAX,
            TAIL_BYTES_MAX,
            SUBSCRIPTIONS_DURATION,
            METRICS_RETENTION,
            METRICS_BYTES_MAX,
            TABLES_COUNT_MAX,
            TABLES_ITEMS_MAX,
            TABLES_BYTES_MAX,
            DELIVERY_PARTITIONS,
            DELIVERY_DIRECTORY,
            DELIVERY_MEMORY_BYTES_MAX,
            DELIVERY_FILES_BYTES_MAX,
            DELIVERY_UPLOADS_MAX,
            S3_ENDPOINT,
            S3_REGION,
            S3_LOCAL_PORT,
            LAMBDA_ENDPOINT,
            ANALYTICS_GUARANTEE,
            SHUTDOWN_TIMEOUT);

    private Keys() {}
}
