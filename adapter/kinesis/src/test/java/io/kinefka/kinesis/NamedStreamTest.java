package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.RequestContext;
import io.kinefka.mapping.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedStreamTest {
    private static final RequestContext CALLER = new RequestContext("request-id", "000000000000", "us-east-1");
    private static final StreamId ELSEWHERE = new StreamId("111111111111", "eu-west-1", "orders");

    record Named(@Nullable String streamName, @Nullable String streamARN) {}

    record Consumer(String consumerARN) {}

    record Other(int limit) {}

    @Test
    void aNameMeansAStreamOfTheCaller() {
        assertThat(NamedStream.in(new Named("orders", null), CALLER))
                .isEqualTo(new StreamId("000000000000", "us-east-1", "orders"));
    }

    @Test
    void anArnSaysItAll() {
        assertThat(NamedStream.in(new Named(null, ELSEWHERE.arn()), CALLER)).isEqualTo(ELSEWHERE);
        assertThat(NamedStream.in(new Consumer(ELSEWHERE.arn() + "/consumer/me:1763701766"), CALLER))
                .isEqualTo(ELSEWHERE);
    }

    @Test
    void whatNamesNoStreamIsLeftToTheOperation() {
        assertThat(NamedStream.in(new Named(null, null), CALLER)).isNull();
        assertThat(NamedStream.in(new Named(null, "arn:aws:s3:::bucket"), CALLER))
                .isNull();
        assertThat(NamedStream.in(new Consumer("me"), CALLER)).isNull();
        assertThat(NamedStream.in(new Other(1), CALLER)).isNull();
    }
}
