package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinefka.gateway.Gateway;
import io.kinefka.gateway.config.ConfigReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** CloudWatch and STS through two gateways on one cluster, with the clients of AWS. */
class CloudWatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Instant start = Instant.now().minusSeconds(60);

    @TempDir
    private static Path data;

    private static Gateway first;
    private static Gateway second;
    private static KinesisClient kinesis;
    private static CloudWatchClient one;
    private static CloudWatchClient two;

    @BeforeAll
    static void open() {
        first = gateway(Map.of("data", data.resolve("first").toString(), "embedded.kafka.port", "0"));
        second = gateway(Map.of("data", data.resolve("second").toString(), "kafka", first.bootstrapServers()));
        kinesis = Clients.sync(endpoint(first));
        one = Clients.cloudWatch(endpoint(first));
        two = Clients.cloudWatch(endpoint(second));
    }

    @AfterAll
    static void close() {
        two.close();
        one.close();
        kinesis.close();
        second.close();
        first.close();
    }

    @Test
    void measuresStreamsAndTheShardsForWhichThatIsWanted() {
        kinesis.createStream(stream -> stream.streamName("measured").shardCount(1));
        kinesis.enableEnhancedMonitoring(
                request -> request.streamName("measured").shardLevelMetrics(MetricsName.INCOMING_RECORDS));
        put("measured", 3);
        String iterator = kinesis.getShardIterator(request -> request.streamName("measured")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        int read = kinesis.getRecords(request -> request.shardIterator(iterator))
                .records()
                .size();

        assertThat(sum(one, "IncomingRecords", stream("measured"))).isEqualTo(3);
        assertThat(sum(one, "IncomingBytes", stream("measured"))).isEqualTo(3 * (3 + 5));
        assertThat(sum(one, "PutRecord.Success", stream("measured"))).isEqualTo(3);
        assertThat(sum(one, "GetRecords.Records", stream("measured"))).isEqualTo(read);
        assertThat(sum(one, "IncomingRecords", stream("measured"), shard())).isEqualTo(3);
        assertThat(sum(one, "IncomingBytes", stream("measured"), shard())).isZero();
        await(() -> sum(two, "IncomingRecords", stream("measured"), shard()) == 3);
        await(() -> sum(two, "IncomingRecords", stream("measured")) == 3);
    }

    @Test
    void keepsWhatClientsMeasure() {
        one.putMetricData(request -> request.namespace("app")
                .metricData(
                        datum("Latency").values(2.0, 6.0).counts(3.0, 1.0).build(),
                        datum("Latency")
                                .statisticValues(set -> set.sampleCount(2.0)
                                        .sum(3.0)
                                        .minimum(1.0)
                                        .maximum(2.0))
                                .build()));

        await(() -> datapoints(two, "app", "Latency").stream()
                .anyMatch(found -> found.sampleCount() == 6
                        && found.sum() == 15
                        && found.average() == 2.5
                        && found.minimum() == 1
                        && found.maximum() == 6));
        var result = two.getMetricData(request -> request.startTime(start)
                        .endTime(Instant.now().plusSeconds(60))
                        .metricDataQueries(MetricDataQuery.builder()
                                .id("a")
                                .metricStat(
                                        stat -> stat.stat("Sum").period(3600).metric(metric -> metric.namespace("app")
                                                .metricName("Latency")))
                                .build()))
                .metricDataResults()
                .get(0);
        assertThat(result.id()).isEqualTo("a");
        assertThat(result.values()).containsExactly(15.0);
        assertThat(result.timestamps()).hasSize(1);
    }

    @Test
    void readsCompressedMeasurements() {
        one.putMetricData(request -> request.namespace("large")
                .metricData(IntStream.range(0, 700)
                        .mapToObj(i -> datum("Number" + i).value((double) i).build())
                        .toList()));

        var pages = one.listMetricsPaginator(request -> request.namespace("large"));

        assertThat(pages.stream().mapToInt(page -> page.metrics().size())).containsExactly(500, 200);
        assertThat(datapoints(one, "large", "Number699").get(0).sum()).isEqualTo(699);
    }

    @Test
    void listsMetricsByDimension() {
        kinesis.createStream(stream -> stream.streamName("listed").shardCount(1));
        put("listed", 1);

        List<Metric> found = one.listMetrics(request -> request.namespace("AWS/Kinesis")
                        .metricName("IncomingBytes")
                        .dimensions(DimensionFilter.builder()
                                .name("StreamName")
                                .value("listed")
                                .build()))
                .metrics();

        assertThat(found)
                .containsExactly(Metric.builder()
                        .namespace("AWS/Kinesis")
                        .metricName("IncomingBytes")
                        .dimensions(stream("listed"))
                        .build());
    }

    @Test
    void refusesAsCloudWatchDoes() {
        assertThatThrownBy(() -> one.getMetricStatistics(request -> request.namespace("app")
                        .metricName("Latency")
                        .startTime(start)
                        .endTime(start.plusSeconds(60))
                        .period(7)
                        .statistics(Statistic.SUM)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("The parameter Period must be a multiple of 60.");
        assertThatThrownBy(() -> one.getMetricData(request -> request.startTime(start)
                        .endTime(start.plusSeconds(60))
                        .metricDataQueries(MetricDataQuery.builder()
                                .id("e")
                                .expression("m1 / 2")
                                .build())))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
    }

    @Test
    void tellsCallersWhoTheyAre() {
        try (var sts = Clients.sts(endpoint(first))) {
            var identity = sts.getCallerIdentity();

            assertThat(identity.account()).isEqualTo("000000000000");
            assertThat(identity.userId()).isEqualTo("000000000000");
            assertThat(identity.arn()).isEqualTo("arn:aws:iam::000000000000:root");
        }
    }

    @Test
    void answersTheCli() throws Exception {
        Optional<Path> cli = AwsCli.find();
        assumeTrue(cli.isPresent(), AwsCli.MISSING);
        kinesis.createStream(stream -> stream.streamName("scripted").shardCount(1));
        put("scripted", 2);

        String output = AwsCli.bash("""
                export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=secret AWS_DEFAULT_REGION=us-east-1
                aws="aws --endpoint-url %s --output text"
                $aws sts get-caller-identity --query Arn
                $aws cloudwatch put-metric-data --namespace cli --metric-name Answer --value 42
                $aws cloudwatch get-metric-statistics --namespace cli --metric-name Answer --statistics Maximum \\
                  --start-time %s --end-time %s --period 3600 --query 'Datapoints[0].Maximum'
                $aws cloudwatch get-metric-statistics --namespace AWS/Kinesis --metric-name IncomingRecords \\
                  --dimensions Name=StreamName,Value=scripted --statistics Sum \\
                  --start-time %s --end-time %s --period 3600 --query 'sum(Datapoints[].Sum)'
                """.formatted(endpoint(first), start, end(), start, end()), cli.get());

        assertThat(output.lines()).containsExactly("arn:aws:iam::000000000000:root", "42.0", "2.0");
    }

    private static Gateway gateway(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("port", "0");
        return Gateway.start(ConfigReader.read(all, Map.of(), Optional.empty()));
    }

    private static URI endpoint(Gateway gateway) {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    private static void put(String stream, int count) {
        for (int i = 0; i < count; i++) {
            kinesis.putRecord(
                    request -> request.streamName(stream).partitionKey("key").data(SdkBytes.fromUtf8String("12345")));
        }
    }

    private static MetricDatum.Builder datum(String name) {
        return MetricDatum.builder().metricName(name);
    }

    private static Dimension stream(String name) {
        return Dimension.builder().name("StreamName").value(name).build();
    }

    private static Dimension shard() {
        return Dimension.builder().name("ShardId").value("shardId-000000000000").build();
    }

    private double sum(CloudWatchClient client, String metric, Dimension... dimensions) {
        return datapoints(client, "AWS/Kinesis", metric, dimensions).stream()
                .mapToDouble(Datapoint::sum)
                .sum();
    }

    private List<Datapoint> datapoints(
            CloudWatchClient client, String namespace, String metric, Dimension... dimensions) {
        return client.getMetricStatistics(request -> request.namespace(namespace)
                        .metricName(metric)
                        .dimensions(dimensions)
                        .startTime(start)
                        .endTime(end())
                        .period(3600)
                        .statistics(List.copyOf(Statistic.knownValues())))
                .datapoints();
    }

    private static Instant end() {
        return Instant.now().plusSeconds(60);
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }
}
