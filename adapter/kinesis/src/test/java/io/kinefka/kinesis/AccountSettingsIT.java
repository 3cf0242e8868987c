package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.kinesis.KinesisUnderTest.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DescribeAccountSettings and UpdateAccountSettings; every test has an account of its own. */
class AccountSettingsIT {
    private static final String SETTING = "/MinimumThroughputBillingCommitment";

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

    private static JsonNode update(String account, String status) {
        return kinesis.callAs(
                        account,
                        "UpdateAccountSettings",
                        "{'MinimumThroughputBillingCommitment':{'Status':'" + status + "'}}")
                .at(SETTING);
    }

    private static JsonNode described(String account) {
        return kinesis.callAs(account, "DescribeAccountSettings", "{}").at(SETTING);
    }

    private static double seconds(JsonNode setting, String member) {
        return setting.path(member).asDouble(-1);
    }

    private static Answer register(String account, String consumer) {
        return kinesis.callAs(
                account,
                "RegisterStreamConsumer",
                "{'StreamARN':'arn:aws:kinesis:us-east-1:" + account + ":stream/committed','ConsumerName':'" + consumer
                        + "'}");
    }

    @Test
    void aCommitmentLastsForADayAtLeast() {
        String account = "111111111111";

        var before = described(account);
        var enabled = update(account, "ENABLED");
        kinesis.clock.advance(Duration.ofHours(1));
        var ending = update(account, "DISABLED");
        kinesis.clock.advance(Duration.ofHours(23));
        var ended = described(account);

        assertThat(before.toString()).isEqualTo("{\"Status\":\"DISABLED\"}");
        assertThat(enabled.path("Status").asText()).isEqualTo("ENABLED");
        double start = seconds(enabled, "StartedAt");
        assertThat(seconds(enabled, "EarliestAllowedEndAt")).isEqualTo(start + 86_400);
        assertThat(enabled.path("EndedAt").isMissingNode()).isTrue();
        assertThat(ending.path("Status").asText()).isEqualTo("ENABLED_UNTIL_EARLIEST_ALLOWED_END");
        assertThat(ended.path("Status").asText()).isEqualTo("DISABLED");
        assertThat(seconds(ended, "EndedAt")).isEqualTo(start + 86_400);
    }

    @Test
    void whoeverChangesTheirMindInTimeGoesOn() {
        String account = "222222222222";
        var enabled = update(account, "ENABLED");
        kinesis.clock.advance(Duration.ofHours(1));
        update(account, "DISABLED");

        var again = update(account, "ENABLED");

        assertThat(again).isEqualTo(enabled);
        assertThat(described(account)).isEqualTo(enabled);
    }

    @Test
    void aCommittedAccountMayHaveMoreConsumers() {
        String account = "333333333333";
        kinesis.callAs(account, "CreateStream", "{'StreamName':'committed','ShardCount':1}");
        for (int i = 0; i < 20; i++) {
            register(account, "app-" + i);
        }

        var before = register(account, "one-more");
        update(account, "ENABLED");
        for (int i = 20; i < 50; i++) {
            register(account, "app-" + i);
        }
        var after = register(account, "one-more");

        assertThat(before.error())
                .isEqualTo("LimitExceededException: Stream committed under account 333333333333 has 20 consumers"
                        + " registered, which is the limit.");
        assertThat(after.error())
                .isEqualTo("LimitExceededException: Stream committed under account 333333333333 has 50 consumers"
                        + " registered, which is the limit.");
    }
}
