package io.kinefka.kinesis;

import static io.kinefka.kinesis.KinesisUnderTest.arn;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.kinesis.KinesisUnderTest.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** RegisterStreamConsumer, DeregisterStreamConsumer, DescribeStreamConsumer, ListStreamConsumers. */
class ConsumersIT {
    @SuppressWarnings("NullAway.Init")
    private static KinesisUnderTest kinesis;

    @BeforeAll
    static void open() {
        kinesis = new KinesisUnderTest();
    }

    @AfterAll
    static void close() {
        kinesis.close();
    }

    private static String named(String stream, String consumer) {
        return "{'StreamARN':'" + arn(stream) + "','ConsumerName':'" + consumer + "'}";
    }

    private static Answer describe(String consumerArn) {
        return kinesis.call("DescribeStreamConsumer", "{'ConsumerARN':'" + consumerArn + "'}");
    }

    private static Answer list(String stream, String rest) {
        return kinesis.call("ListStreamConsumers", "{'StreamARN':'" + arn(stream) + "'" + rest + "}");
    }

    private static List<String> names(Answer listed) {
        return listed.body().findValuesAsText("ConsumerName");
    }

    /** Changes take no time, but for consumers an hour. */
    private static KinesisUnderTest slow() {
        var none = Duration.ZERO;
        var hour = Duration.ofHours(1);
        return new KinesisUnderTest(new ChangeDurations(none, none, none, none, none, hour, hour));
    }

    @Test
    void aRegisteredConsumerIsFoundByNameAndByArn() {
        String stream = kinesis.create(1);

        var registered = kinesis.call("RegisterStreamConsumer", named(stream, "app"));

        String consumerArn = registered.text("/Consumer/ConsumerARN");
        long second = registered.at("/Consumer/ConsumerCreationTimestamp").asLong();
        assertThat(consumerArn).isEqualTo(arn(stream) + "/consumer/app:" + second);
        assertThat(registered.text("/Consumer/ConsumerStatus")).isEqualTo("ACTIVE");
        assertThat(registered.at("/Consumer/StreamARN").isMissingNode()).isTrue();
        var described = describe(consumerArn);
        assertThat(described.text("/ConsumerDescription/StreamARN")).isEqualTo(arn(stream));
        assertThat(described.text("/ConsumerDescription/ConsumerName")).isEqualTo("app");
        assertThat(kinesis.call("DescribeStreamConsumer", named(stream, "app")).body())
                .isEqualTo(described.body());
        assertThat(kinesis.call("DescribeStreamSummary", "{'StreamName':'" + stream + "'}")
                        .at("/StreamDescriptionSummary/ConsumerCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aNameIsTakenOncePerStream() {
        String stream = kinesis.create(1);
        String other = kinesis.create(1);
        kinesis.register(stream, "app");

        var again = kinesis.call("RegisterStreamConsumer", named(stream, "app"));
        var elsewhere = kinesis.call("RegisterStreamConsumer", named(other, "app"));

        assertThat(again.error())
                .isEqualTo("ResourceInUseException: Consumer app under stream " + arn(stream) + " already exists.");
        assertThat(elsewhere.status()).isEqualTo(200);
    }

    @Test
    void aDeregisteredConsumerIsGoneAndItsNameFree() {
        String stream = kinesis.create(1);
        String first = kinesis.register(stream, "app");

        var deregistered = kinesis.call("DeregisterStreamConsumer", "{'ConsumerARN':'" + first + "'}");

        assertThat(deregistered.status()).isEqualTo(200);
        assertThat(deregistered.body().isMissingNode()).isTrue();
        assertThat(describe(first).error())
                .isEqualTo("ResourceNotFoundException: Consumer app under stream " + arn(stream) + " not found.");
        kinesis.clock.advance(Duration.ofSeconds(1));
        String second = kinesis.register(stream, "app");
        assertThat(second).isNotEqualTo(first);
        assertThat(describe(first).error()).startsWith("ResourceNotFoundException");
        assertThat(kinesis.call("DeregisterStreamConsumer", "{'ConsumerARN':'" + first + "'}")
                        .error())
                .startsWith("ResourceNotFoundException");
        assertThat(describe(second).status()).isEqualTo(200);
    }

    @Test
    void statesLastAsLongAsConfigured() {
        try (var slow = slow()) {
            String stream = slow.create(1);
            String app = slow.register(stream, "app");
            String byArn = "{'ConsumerARN':'" + app + "'}";

            var creating = slow.call("DescribeStreamConsumer", byArn);
            var early = slow.call("TagResource", "{'ResourceARN':'" + app + "','Tags':{'a':'b'}}");
            slow.clock.advance(Duration.ofHours(1));
            var active = slow.call("DescribeStreamConsumer", byArn);
            slow.call("DeregisterStreamConsumer", byArn);
            var deleting = slow.call("DescribeStreamConsumer", byArn);
            var taken = slow.call("RegisterStreamConsumer", named(stream, "app"));
            var again = slow.call("DeregisterStreamConsumer", byArn);
            slow.clock.advance(Duration.ofHours(1));
            var gone = slow.call("DescribeStreamConsumer", byArn);
            var free = slow.call("RegisterStreamConsumer", named(stream, "app"));

            assertThat(Stream.of(creating, active, deleting)
                            .map(answer -> answer.text("/ConsumerDescription/ConsumerStatus")))
                    .containsExactly("CREATING", "ACTIVE", "DELETING");
            assertThat(early.error())
                    .startsWith("ResourceInUseException: Consumer app with creation timestamp ")
                    .endsWith(" under stream " + stream + " and account 000000000000 is not in ACTIVE status.");
            assertThat(taken.error()).startsWith("ResourceInUseException").endsWith("already exists.");
            assertThat(again.status()).isEqualTo(200);
            assertThat(gone.error()).startsWith("ResourceNotFoundException");
            assertThat(free.status()).isEqualTo(200);
        }
    }

    @Test
    void onlyFiveAreCreatedAtOnce() {
        try (var slow = slow()) {
            String stream = slow.create(1);
            IntStream.range(0, 5).forEach(i -> slow.register(stream, "app-" + i));

            var sixth = slow.call("RegisterStreamConsumer", named(stream, "app-5"));
            slow.clock.advance(Duration.ofHours(1));
            var later = slow.call("RegisterStreamConsumer", named(stream, "app-5"));

            assertThat(sixth.error())
                    .isEqualTo(
                            "LimitExceededException: Stream " + stream + " under account 000000000000 has 5 consumers"
                                    + " in CREATING status, which is the limit. Please try again later.");
            assertThat(later.status()).isEqualTo(200);
        }
    }

    @Test
    void aStreamHasTwentyConsumersAtTheMostHoweverManyGatewaysRegisterThem() {
        String stream = kinesis.create(1);
        try (var other = new KinesisUnderTest()) {
            IntStream.range(0, 15).forEach(i -> kinesis.register(stream, "app-" + i));

            var racing = IntStream.range(15, 25)
                    .mapToObj(i ->
                            (i % 2 == 0 ? kinesis : other).send("RegisterStreamConsumer", named(stream, "app-" + i)))
                    .toList();

            var answers = racing.stream().map(CompletableFuture::join).toList();
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(5);
            assertThat(answers.stream().filter(answer -> answer.status() != 200).map(Answer::error))
                    .containsOnly("LimitExceededException: Stream " + stream
                            + " under account 000000000000 has 20 consumers registered, which is the limit.");
            assertThat(kinesis.log.refresh()).succeedsWithin(Duration.ofMinutes(1));
            assertThat(list(stream, "").at("/Consumers")).hasSize(20);
        }
    }

    @Test
    void anotherGatewayFindsWhatOneHasRegistered() {
        String stream = kinesis.create(1);
        try (var other = new KinesisUnderTest()) {
            String app = kinesis.register(stream, "app");

            var found = other.call("DescribeStreamConsumer", "{'ConsumerARN':'" + app + "'}");

            assertThat(found.text("/ConsumerDescription/ConsumerARN")).isEqualTo(app);
        }
    }

    @Test
    void consumersAreListedByNamePageByPage() {
        String stream = kinesis.create(1);
        List.of("c", "a", "b").forEach(name -> kinesis.register(stream, name));

        var first = list(stream, ",'MaxResults':2");
        var second = list(stream, ",'NextToken':'" + first.text("/NextToken") + "'");

        assertThat(names(first)).containsExactly("a", "b");
        assertThat(names(second)).containsExactly("c");
        assertThat(second.at("/NextToken").isMissingNode()).isTrue();
        assertThat(first.body().findValue("StreamARN")).isNull();
    }

    @Test
    void aTokenIsForItsStreamAndForFiveMinutes() {
        String stream = kinesis.create(1);
        String other = kinesis.create(1);
        List.of("a", "b").forEach(name -> kinesis.register(stream, name));
        String token = ",'NextToken':'" + list(stream, ",'MaxResults':1").text("/NextToken") + "'";

        var elsewhere = list(other, token);
        kinesis.clock.advance(Duration.ofSeconds(301));
        var late = list(stream, token);

        assertThat(elsewhere.error()).isEqualTo("InvalidArgumentException: NextToken is invalid.");
        assertThat(late.error()).isEqualTo("ExpiredNextTokenException: NextToken has expired.");
    }

    @Test
    void aStreamWithConsumersIsDeletedOnlyWithThem() {
        String stream = kinesis.create(1);
        String app = kinesis.register(stream, "app");

        var refused = kinesis.call("DeleteStream", "{'StreamName':'" + stream + "'}");
        var deleted = kinesis.call("DeleteStream", "{'StreamName':'" + stream + "','EnforceConsumerDeletion':true}");
        kinesis.call("CreateStream", "{'StreamName':'" + stream + "','ShardCount':1}");

        assertThat(refused.error())
                .isEqualTo("ResourceInUseException: DeleteStream can't delete 000000000000:" + stream
                        + " because there are consumers associated with this data stream. To delete " + stream
                        + " anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the"
                        + " consumers that are associated with it.");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(describe(app).error())
                .isEqualTo("ResourceNotFoundException: Consumer app under stream " + arn(stream) + " not found.");
        assertThat(list(stream, "").at("/Consumers")).isEmpty();
    }
}
