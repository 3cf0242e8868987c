package io.kinefka.gateway.delivery;

import static org.awaitility.Awaitility.await;

import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.gateway.RunningProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.awaitility.core.ConditionFactory;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;

/** A broker and an S3 with faults in this process, and the packaged program in front of them, as often as wanted. */
final class Site implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::000000000000:role/firehose";
    static final String BUCKET = "arn:aws:s3:::" + LocalS3.BUCKET;

    private final Path data;
    private final EmbeddedBroker broker;
    private final LocalS3 s3;
    private final Admin admin;

    Site(Path data) throws Exception {
        this.data = data;
        broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(data.resolve("broker"), 0, Map.of()));
        s3 = LocalS3.start(Files.createDirectory(data.resolve("s3")));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    LocalS3 s3() {
        return s3;
    }

    /** Starts a gateway, which remembers what an earlier one of that name left in files. */
    RunningProgram gateway(String name, String... more) {
        var options = new ArrayList<>(List.of(
                "--kafka",
                broker.bootstrapServers(),
                "--delivery-directory",
                data.resolve(name).toString(),
                "--s3-endpoint",
                s3.endpoint().toString()));
        options.addAll(List.of(more));
        return RunningProgram.start(
                LocalS3.ENVIRONMENT, data.resolve("gateway-" + name), options.toArray(String[]::new));
    }

    /** Creates a delivery stream that delivers about once a second. */
    static void create(FirehoseClient firehose, String name) {
        firehose.createDeliveryStream(
                request -> request.deliveryStreamName(name).extendedS3DestinationConfiguration(everySecond(name)));
    }

    /** A bucket below a prefix, about once a second. */
    static Consumer<ExtendedS3DestinationConfiguration.Builder> everySecond(String prefix) {
        return s3 -> s3.roleARN(ROLE).bucketARN(BUCKET).prefix(prefix + "/").bufferingHints(hints -> hints.sizeInMBs(1)
                .intervalInSeconds(1));
    }

    /** The names of the consumer groups that belong to a delivery stream. */
    List<String> groups(String deliveryStream) throws ExecutionException, InterruptedException {
        return admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith("firehose." + deliveryStream + "-"))
                .toList();
    }

    /** Waits until so many gateways share a delivery stream's partitions, each with one at least. */
    void awaitMembers(String deliveryStream, int count) {
        patiently().until(() -> {
            var members = members(deliveryStream);
            return members.size() == count
                    && members.stream()
                            .noneMatch(member ->
                                    member.assignment().topicPartitions().isEmpty());
        });
    }

    private Collection<MemberDescription> members(String deliveryStream)
            throws ExecutionException, InterruptedException {
        var groups = groups(deliveryStream);
        if (groups.size() != 1) {
            return List.of();
        }
        var found = admin.describeConsumerGroups(groups).all().get();
        return Objects.requireNonNull(found.get(groups.get(0))).members();
    }

    static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(200));
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
        s3.close();
    }
}
