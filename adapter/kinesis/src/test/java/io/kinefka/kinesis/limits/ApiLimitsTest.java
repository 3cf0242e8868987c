package io.kinefka.kinesis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.model.ServiceModels;
import io.kinefka.mapping.StreamId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rates and quotas of operations. */
class ApiLimitsTest {
    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";
    private static final StreamId ONE = new StreamId(ACCOUNT, REGION, "one");
    private static final StreamId TWO = new StreamId(ACCOUNT, REGION, "two");

    private final StoppedClock clock = new StoppedClock();
    private final ApiRates rates = ApiRates.aws(() -> 1, clock);

    @Test
    void theTablesNameOperationsThatExist() {
        var operations = ServiceModels.kinesis().operations().keySet();

        assertThat(operations).containsAll(ApiRate.AWS.keySet()).containsAll(ApiRate.AWS_DAILY.keySet());
    }

    @Test
    void whatIsCountedPerAccountIsSharedByItsStreams() {
        for (int i = 0; i < 10; i++) {
            assertThat(rates.tryCall("DescribeStream", ACCOUNT, REGION, i % 2 == 0 ? ONE : TWO))
                    .isTrue();
        }

        assertThat(rates.tryCall("DescribeStream", ACCOUNT, REGION, ONE)).isFalse();
        assertThat(rates.tryCall("DescribeStream", ACCOUNT, "eu-west-1", ONE)).isTrue();
        assertThat(rates.tryCall("DescribeStream", "111111111111", REGION, ONE)).isTrue();
        assertThat(rates.tryCall("DescribeStreamSummary", ACCOUNT, REGION, ONE)).isTrue();
        clock.advance(Duration.ofMillis(100));
        assertThat(rates.tryCall("DescribeStream", ACCOUNT, REGION, TWO)).isTrue();
    }

    @Test
    void whatIsCountedPerStreamIsNot() {
        for (int i = 0; i < 5; i++) {
            assertThat(rates.tryCall("SplitShard", ACCOUNT, REGION, ONE)).isTrue();
        }

        assertThat(rates.tryCall("SplitShard", ACCOUNT, REGION, ONE)).isFalse();
        assertThat(rates.tryCall("SplitShard", ACCOUNT, REGION, TWO)).isTrue();
    }

    @Test
    void withoutLimitsNothingIsCounted() {
        for (int i = 0; i < 1000; i++) {
            assertThat(ApiRates.NONE.tryCall("DescribeLimits", ACCOUNT, REGION, null))
                    .isTrue();
        }
        assertThat(ApiRates.NONE.concern("DescribeLimits")).isFalse();
        assertThat(DailyQuotas.NONE.concern("UpdateShardCount")).isFalse();
    }

    @Test
    void aQuotaHoldsForAnyTwentyFourHours() {
        var quotas = DailyQuotas.of(2, false, clock);

        assertThat(quotas.tryUse("UpdateShardCount", ONE)).isTrue();
        clock.advance(Duration.ofHours(23));
        assertThat(quotas.tryUse("UpdateShardCount", ONE)).isTrue();
        assertThat(quotas.tryUse("UpdateShardCount", ONE)).isFalse();
        assertThat(quotas.tryUse("UpdateShardCount", TWO)).isTrue();
        clock.advance(Duration.ofHours(1));
        assertThat(quotas.tryUse("UpdateShardCount", ONE)).isTrue();
        assertThat(quotas.tryUse("UpdateShardCount", ONE)).isFalse();
    }

    @Test
    void whatDidNotSucceedDoesNotCount() {
        var quotas = DailyQuotas.of(1, true, clock);

        quotas.tryUse("UpdateShardCount", ONE);
        quotas.giveBack("UpdateShardCount", ONE);

        assertThat(quotas.tryUse("UpdateShardCount", ONE)).isTrue();
        assertThat(quotas.tryUse("UpdateShardCount", ONE)).isFalse();
        assertThat(quotas.quota("UpdateStreamMode")).isEqualTo(2);
    }
}
