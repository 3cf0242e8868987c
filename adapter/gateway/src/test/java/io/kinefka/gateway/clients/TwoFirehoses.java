package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.gateway.Gateway;
import io.kinefka.gateway.config.ConfigReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/** Two gateways on one cluster, each with a client of Firehose that shows every failure. */
final class TwoFirehoses implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::000000000000:role/firehose";
    static final String BUCKET = "arn:aws:s3:::bucket";

    final FirehoseClient one;
    final FirehoseClient two;
    private final Gateway first;
    private final Gateway second;

    TwoFirehoses(Path data) {
        first = gateway(Map.of("data", data.resolve("first").toString(), "embedded.kafka.port", "0"));
        second = gateway(Map.of("data", data.resolve("second").toString(), "kafka", first.bootstrapServers()));
        one = Clients.firehose(endpoint(first));
        two = Clients.firehose(endpoint(second));
    }

    private static Gateway gateway(Map<String, String> options) {
        var all = new HashMap<>(options);
        all.put("port", "0");
        return Gateway.start(ConfigReader.read(all, Map.of(), Optional.empty()));
    }

    private static URI endpoint(Gateway gateway) {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    /** A further gateway, with AWS's limits. */
    Gateway limited(Path data) {
        return gateway(Map.of("data", data.toString(), "kafka", first.bootstrapServers(), "limits", "aws"));
    }

    /** Where the first gateway's clients connect. */
    URI endpoint() {
        return endpoint(first);
    }

    String bootstrapServers() {
        return first.bootstrapServers();
    }

    /** Creates a delivery stream to a bucket, which both gateways call active then; returns its ARN. */
    String create(String name, Consumer<CreateDeliveryStreamRequest.Builder> more) {
        return createTo(name, request -> {
            request.extendedS3DestinationConfiguration(s3 -> s3.roleARN(ROLE).bucketARN(BUCKET));
            more.accept(request);
        });
    }

    /** As {@link #create(String, Consumer)}, to any destination. */
    String createTo(String name, Consumer<CreateDeliveryStreamRequest.Builder> destination) {
        String arn = one.createDeliveryStream(request -> destination.accept(request.deliveryStreamName(name)))
                .deliveryStreamARN();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(ResourceNotFoundException.class)
                .until(() -> Stream.of(one, two).allMatch(client -> isActive(client, name)));
        return arn;
    }

    private static boolean isActive(FirehoseClient client, String name) {
        return client.describeDeliveryStream(request -> request.deliveryStreamName(name))
                        .deliveryStreamDescription()
                        .deliveryStreamStatus()
                == DeliveryStreamStatus.ACTIVE;
    }

    void create(String name) {
        create(name, request -> {});
    }

    static void assertRefused(ThrowingCallable call, Class<? extends FirehoseException> type, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FirehoseException.class, e -> {
            assertThat(e).isExactlyInstanceOf(type);
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
        });
    }

    @Override
    public void close() {
        two.close();
        one.close();
        second.close();
        first.close();
    }
}
