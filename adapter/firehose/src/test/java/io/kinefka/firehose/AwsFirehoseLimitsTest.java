package io.kinefka.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.delivery.DeliveryStreamId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AwsFirehoseLimitsTest {
    private static final DeliveryStreamId LARGE = new DeliveryStreamId("000000000000", "us-east-1", "s");
    private static final DeliveryStreamId SMALL = new DeliveryStreamId("000000000000", "eu-central-1", "s");
    private static final int MIB = 1 << 20;

    private final AwsFirehoseLimits limits = new AwsFirehoseLimits(() -> 1, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void aDeliveryStreamTakesAsManyBytesASecondAsItsRegionAllows() {
        for (int i = 0; i < 5; i++) {
            assertThat(limits.tryPut(LARGE, 1, MIB)).isTrue();
        }
        assertThat(limits.tryPut(LARGE, 1, 1)).isFalse();
        assertThat(limits.tryPut(SMALL, 1, MIB)).isTrue();
        assertThat(limits.tryPut(SMALL, 1, 1)).isFalse();
    }

    @Test
    void aDeliveryStreamTakesAThousandRequestsASecondAndThoseThatAreRefusedDoNotCount() {
        for (int i = 0; i < 999; i++) {
            assertThat(limits.tryPut(SMALL, 1, 1)).isTrue();
        }
        assertThat(limits.tryPut(SMALL, 100_001, 1)).isFalse();
        assertThat(limits.tryPut(SMALL, 1, 2 * MIB)).isFalse();

        assertThat(limits.tryPut(SMALL, 1, 1)).isTrue();
        assertThat(limits.tryPut(SMALL, 1, 1)).isFalse();
    }

    @Test
    void everyOperationThatDoesNotPutRecordsMayBeCalledFiveTimesASecond() {
        for (int i = 0; i < 5; i++) {
            assertThat(limits.tryCall("DescribeDeliveryStream", "000000000000", "us-east-1"))
                    .isTrue();
            assertThat(limits.tryCall("PutRecord", "000000000000", "us-east-1")).isTrue();
        }
        assertThat(limits.tryCall("DescribeDeliveryStream", "000000000000", "us-east-1"))
                .isFalse();
        assertThat(limits.tryCall("DescribeDeliveryStream", "000000000000", "us-west-2"))
                .isTrue();
        assertThat(limits.tryCall("ListDeliveryStreams", "000000000000", "us-east-1"))
                .isTrue();
        assertThat(limits.tryCall("PutRecord", "000000000000", "us-east-1")).isTrue();
    }
}
