package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {

    private static final StreamId ORDERS = new StreamId("000000000000", "us-east-1", "orders");

    @Test
    void roundTripsAsArn() {
        assertThat(ORDERS.arn()).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/orders");
        assertThat(StreamId.ofArn(ORDERS.arn())).isEqualTo(ORDERS);
    }

    @Test
    void readsTheArnsOfOtherPartitions() {
        assertThat(StreamId.ofArn("arn:aws-cn:kinesis:cn-north-1:123456789012:stream/orders"))
                .isEqualTo(new StreamId("123456789012", "cn-north-1", "orders"));
        assertThat(StreamId.ofArn("arn:aws-us-gov:kinesis:us-gov-west-1:123456789012:stream/orders"))
                .isEqualTo(new StreamId("123456789012", "us-gov-west-1", "orders"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "arn:aws:kinesis:us-east-1:000000000000:stream/",
                "arn:aws:kinesis:us-east-1:000000000000:stream/orders/consumer/app:1",
                "arn:aws:kinesis:us-east-1:0:stream/orders",
                "arn:aws:kinesis::000000000000:stream/orders",
                "arn:aws:firehose:us-east-1:000000000000:stream/orders",
                "arn:aws-iso:kinesis:us-east-1:000000000000:stream/orders",
                "arn:aws:kinesis:us-east-1:000000000000:stream/or ders",
            })
    void refusesWhatIsNotTheArnOfAStream(String arn) {
        assertThatThrownBy(() -> StreamId.ofArn(arn)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOrderedByAccountThenRegionThenName() {
        StreamId otherAccount = new StreamId("000000000001", "a", "a");
        StreamId otherRegion = new StreamId("000000000000", "us-west-1", "a");
        StreamId otherName = new StreamId("000000000000", "us-east-1", "parcels");

        assertThat(ORDERS).isLessThan(otherName);
        assertThat(otherName).isLessThan(otherRegion);
        assertThat(otherRegion).isLessThan(otherAccount);
    }
}
