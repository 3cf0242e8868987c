package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.Around;
import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireDispatcherTest {
    private static final String INTERNAL =
            "{\"__type\":\"InternalFailure\",\"message\":\"The request processing has failed because of an unknown error.\"}";

    @Test
    void answersWithTheOutputOfTheOperation() {
        var describe = new Describe(input -> done(new Describe.Output(10, 3)));

        WireResponse response = answer(describe, Calls.json("DescribeLimits", "{}"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(Calls.text(response.body())).isEqualTo("{\"ShardLimit\":10,\"OpenShardCount\":3}");
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/x-amz-json-1.1")
                .containsEntry("x-amzn-RequestId", Fakes.REQUEST_ID)
                .doesNotContainKey("x-amzn-errortype");
    }

    @Test
    void answersWithAnEmptyBodyWhereAwsDoes() {
        WireResponse response = Fakes.acceptingDispatcher()
                .dispatch(Calls.cbor("DeleteStream", "{\"StreamName\":\"s\"}"))
                .toCompletableFuture()
                .join();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().hasRemaining()).isFalse();
        assertThat(response.headers()).containsEntry("Content-Type", "application/x-amz-cbor-1.1");
    }

    @Test
    void letsAStreamBeNamedByItsArnAlone() {
        WireResponse response = Fakes.acceptingDispatcher()
                .dispatch(Calls.json(
                        "DescribeStream", "{\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/s\"}"))
                .toCompletableFuture()
                .join();

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void addsTheChecksumOfTheBodyWhereAwsDoes() {
        var dynamoDb = new WireDispatcher(
                List.of(new Service(ServiceModels.dynamodb(), Map.of(), Around.NOTHING)),
                Fakes.SETTINGS,
                (service, operation, errorCode, nanos) -> {},
                () -> Fakes.REQUEST_ID,
                Fakes.CLOCK);

        WireResponse response = dynamoDb.dispatch(
                        Calls.with(Calls.json("", "{}"), "x-amz-target", "DynamoDB_20120810.ListTables"))
                .toCompletableFuture()
                .join();

        var checksum = new CRC32();
        checksum.update(response.body().duplicate());
        assertThat(response.body().hasRemaining()).isTrue();
        assertThat(response.headers()).containsEntry("x-amz-crc32", Long.toString(checksum.getValue()));
        assertThat(answer(new Describe(input -> done(null)), Calls.json("DescribeLimits", "{}"))
                        .headers())
                .doesNotContainKey("x-amz-crc32");
    }

    @Test
    void rendersTheErrorThatTheOperationThrows() {
        var describe = new Describe(input -> {
            throw AwsException.client("LimitExceededException", "Too much.");
        });

        WireResponse response = answer(describe, Calls.json("DescribeLimits", "{}"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(Calls.text(response.body()))
                .isEqualTo("{\"__type\":\"LimitExceededException\",\"message\":\"Too much.\"}");
        assertThat(response.headers()).containsEntry("x-amzn-errortype", "LimitExceededException");
    }

    @Test
    void rendersTheErrorThatTheStageCarriesHoweverItIsWrapped() {
        var describe = new Describe(input -> CompletableFuture.failedFuture(
                new CompletionException(new CompletionException(AwsException.unavailable("Later.")))));

        WireResponse response = answer(describe, Calls.cbor("DescribeLimits", "{}"));

        assertThat(response.status()).isEqualTo(503);
        assertThat(ErrorAnswer.read(Dialect.CBOR, response).members())
                .containsExactly(Map.entry("__type", "ServiceUnavailableException"), Map.entry("message", "Later."));
    }

    @Test
    void turnsDefectsIntoInternalFailures() {
        List<Function<Describe.Input, CompletionStage<Describe.Output>>> defects = List.of(
                input -> {
                    throw new IllegalStateException("secret");
                },
                input -> {
                    throw new StackOverflowError();
                },
                input -> CompletableFuture.failedFuture(new NullPointerException("secret")),
                WireDispatcherTest::noStage,
                input -> done(null));

        for (var defect : defects) {
            WireResponse response = answer(new Describe(defect), Calls.json("DescribeLimits", "{}"));

            assertThat(response.status()).isEqualTo(500);
            assertThat(Calls.text(response.body())).isEqualTo(INTERNAL);
            assertThat(response.headers()).containsEntry("x-amzn-errortype", "InternalFailure");
        }
    }

    @Test
    void knowsNoOperationThatIsNotBuilt() {
        WireResponse response = answer(
                new Describe(input -> done(new Describe.Output(1, 1))),
                Calls.json("DeleteStream", "{\"StreamName\":\"s\"}"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(Calls.text(response.body())).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
    }

    @Test
    void takesAccountAndRegionFromTheCredentialScopeWhateverItsService() {
        var contexts = new ArrayList<RequestContext>();
        var describe = new Describe(contexts::add, input -> done(new Describe.Output(1, 1)));
        String header = "AWS4-HMAC-SHA256 Credential=123456789012/20261121/eu-west-1//aws4_request,"
                + " SignedHeaders=host, Signature=0";

        answer(describe, Calls.with(Calls.json("DescribeLimits", "{}"), "authorization", header));

        assertThat(contexts).containsExactly(new RequestContext(Fakes.REQUEST_ID, "123456789012", "eu-west-1"));
    }

    @Test
    void assumesAccountAndRegionWhereTheCredentialScopeNamesNone() {
        var contexts = new ArrayList<RequestContext>();
        var describe = new Describe(contexts::add, input -> done(new Describe.Output(1, 1)));
        String header = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121//kinesis/aws4_request,"
                + " SignedHeaders=host, Signature=0";

        answer(describe, Calls.with(Calls.json("DescribeLimits", "{}"), "authorization", header));

        assertThat(contexts).containsExactly(new RequestContext(Fakes.REQUEST_ID, "000000000000", "us-east-1"));
    }

    @Test
    void tellsTheRequestLogOfEveryAnswer() {
        var answers = new ArrayList<String>();
        RequestLog log = (service, operation, code, nanos) -> answers.add(service + " " + operation + " " + code);
        var dispatcher =
                Fakes.dispatcher(Map.of("DescribeLimits", new Describe(input -> done(new Describe.Output(1, 1)))), log);

        dispatcher
                .dispatch(Calls.json("DescribeLimits", "{}"))
                .toCompletableFuture()
                .join();
        dispatcher
                .dispatch(Calls.json("DescribeLimits", "{"))
                .toCompletableFuture()
                .join();
        dispatcher
                .dispatch(Calls.json("DeleteStream", "{}"))
                .toCompletableFuture()
                .join();
        dispatcher.dispatch(Calls.json("Whatever", "{}")).toCompletableFuture().join();

        assertThat(answers)
                .containsExactly(
                        "kinesis DescribeLimits ",
                        "kinesis DescribeLimits SerializationException",
                        "kinesis DeleteStream UnknownOperationException",
                        "unknown unknown UnknownOperationException");
    }

    @Test
    void answersEvenIfTheRequestLogFails() {
        var dispatcher = Fakes.dispatcher(
                Map.of("DescribeLimits", new Describe(input -> done(new Describe.Output(1, 1)))),
                (service, operation, code, nanos) -> {
                    throw new IllegalStateException();
                });

        WireResponse response = dispatcher
                .dispatch(Calls.json("DescribeLimits", "{}"))
                .toCompletableFuture()
                .join();

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void rendersWhatTheEdgeRefusesInTheEncodingOfTheRequest() {
        var tooLarge = AwsException.withStatus(413, "RequestEntityTooLargeException", "Too large.");

        WireResponse response =
                Fakes.dispatcher(Map.of()).refuse(Calls.call(Dialect.JSON, "PutRecord", new byte[0]), tooLarge);

        assertThat(response.status()).isEqualTo(413);
        assertThat(Calls.text(response.body()))
                .isEqualTo("{\"__type\":\"RequestEntityTooLargeException\",\"message\":\"Too large.\"}");
    }

    @Test
    void keepsAnswersSmallHoweverMuchOfTheRequestTheyQuote() {
        String name = "!".repeat(1_000_000);

        WireResponse response = Fakes.acceptingDispatcher()
                .dispatch(Calls.json("DeleteStream", "{\"StreamName\":\"" + name + "\"}"))
                .toCompletableFuture()
                .join();

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body().remaining()).isLessThan(70_000);
    }

    private static WireResponse answer(Describe describe, WireRequest request) {
        return Fakes.dispatcher(Map.<String, Operation<?, ?>>of("DescribeLimits", describe))
                .dispatch(request)
                .toCompletableFuture()
                .join();
    }

    @SuppressWarnings("NullAway") // a defect that the dispatcher has to survive
    private static CompletionStage<Describe.Output> noStage(Describe.Input input) {
        return null;
    }

    @SuppressWarnings("NullAway") // a defect that the dispatcher has to survive
    private static CompletionStage<Describe.Output> done(Describe.@Nullable Output output) {
        return CompletableFuture.completedFuture(output);
    }

    /** An operation that does what a test says. */
    private record Describe(
            Consumer<RequestContext> witness, Function<Describe.Input, CompletionStage<Describe.Output>> behaviour)
            implements Operation<Describe.Input, Describe.Output> {
        record Input() {}

        record Output(Integer shardLimit, Integer openShardCount) {}

        Describe(Function<Input, CompletionStage<Output>> behaviour) {
            this(context -> {}, behaviour);
        }

        @Override
        public CompletionStage<Output> handle(RequestContext context, Input input) {
            witness.accept(context);
            return behaviour.apply(input);
        }
    }
}
