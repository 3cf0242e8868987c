package io.kinefka.kinesis;

import static io.kinefka.kinesis.KinesisUnderTest.arn;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.kinesis.KinesisUnderTest.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PutResourcePolicy, GetResourcePolicy, DeleteResourcePolicy. */
class ResourcePolicyIT {
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

    /** A policy in the escapes that it needs within a request. */
    private static String policy(String resourceArn) {
        return """
                {\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\
                \\"Principal\\":{\\"AWS\\":\\"123456789012\\"},\\"Action\\":\\"kinesis:GetRecords\\",\
                \\"Resource\\":\\"ARN\\"}]}""".replace("ARN", resourceArn);
    }

    private static String text(String resourceArn) {
        return policy(resourceArn).replace("\\", "");
    }

    private static Answer put(String resourceArn, String policy) {
        return kinesis.call("PutResourcePolicy", "{'ResourceARN':'" + resourceArn + "','Policy':'" + policy + "'}");
    }

    private static Answer call(String operation, String resourceArn) {
        return kinesis.call(operation, "{'ResourceARN':'" + resourceArn + "'}");
    }

    @Test
    void aResourceWithoutPolicyHasAnEmptyOne() {
        String stream = kinesis.create(1);

        var answer = call("GetResourcePolicy", arn(stream));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/Policy")).isEqualTo("{}");
    }

    @Test
    void streamsAndConsumersHavePoliciesOfTheirOwn() {
        String stream = kinesis.create(1);
        String app = kinesis.register(stream, "app");

        var putOnStream = put(arn(stream), policy(arn(stream)));
        var putOnConsumer = put(app, policy(app));

        assertThat(putOnStream.status()).isEqualTo(200);
        assertThat(putOnStream.body().isMissingNode()).isTrue();
        assertThat(putOnConsumer.status()).isEqualTo(200);
        assertThat(call("GetResourcePolicy", arn(stream)).text("/Policy")).isEqualTo(text(arn(stream)));
        assertThat(call("GetResourcePolicy", app).text("/Policy")).isEqualTo(text(app));
    }

    @Test
    void anotherGatewayShowsTheSamePolicy() {
        String stream = kinesis.create(1);
        put(arn(stream), policy(arn(stream)));

        try (var other = new KinesisUnderTest()) {
            var shown = other.call("GetResourcePolicy", "{'ResourceARN':'" + arn(stream) + "'}");

            assertThat(shown.text("/Policy")).isEqualTo(text(arn(stream)));
        }
    }

    @Test
    void aDeletedPolicyIsGone() {
        String stream = kinesis.create(1);
        put(arn(stream), policy(arn(stream)));

        var deleted = call("DeleteResourcePolicy", arn(stream));

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(call("GetResourcePolicy", arn(stream)).text("/Policy")).isEqualTo("{}");
        assertThat(call("DeleteResourcePolicy", arn(stream)).error())
                .isEqualTo("ResourceNotFoundException: No resource policy found for resource ARN " + arn(stream));
    }

    @Test
    void aPolicyGoesWithItsStreamOrConsumer() {
        String stream = kinesis.create(1);
        String app = kinesis.register(stream, "app");
        put(arn(stream), policy(arn(stream)));
        put(app, policy(app));

        kinesis.call("DeregisterStreamConsumer", "{'ConsumerARN':'" + app + "'}");
        String again = kinesis.register(stream, "app");
        String ofConsumer = call("GetResourcePolicy", again).text("/Policy");
        kinesis.call("DeleteStream", "{'StreamName':'" + stream + "','EnforceConsumerDeletion':true}");
        kinesis.call("CreateStream", "{'StreamName':'" + stream + "','ShardCount':1}");
        String ofStream = call("GetResourcePolicy", arn(stream)).text("/Policy");

        assertThat(ofConsumer).isEqualTo("{}");
        assertThat(ofStream).isEqualTo("{}");
    }

    @Test
    void aPolicyOfAnotherResourceIsRefusedWithTheReason() {
        String stream = kinesis.create(1);

        var answer = put(arn(stream), policy(arn("other")));

        assertThat(answer.error())
                .isEqualTo("InvalidArgumentException: Statement 1: Resource " + arn("other")
                        + " must be the resource that the policy is for, " + arn(stream) + ".");
        assertThat(call("GetResourcePolicy", arn(stream)).text("/Policy")).isEqualTo("{}");
    }
}
