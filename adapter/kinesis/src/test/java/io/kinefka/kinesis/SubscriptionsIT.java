package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of two subscriptions for the same consumer and shard, one goes on. */
class SubscriptionsIT {
    private final KinesisUnderTest kinesis = new KinesisUnderTest();

    @AfterEach
    void close() {
        kinesis.close();
    }

    private String consumer() {
        var stream = kinesis.create(2);
        return kinesis.call(
                        "RegisterStreamConsumer",
                        "{'StreamARN':'arn:aws:kinesis:us-east-1:000000000000:stream/" + stream
                                + "','ConsumerName':'reader'}")
                .text("/Consumer/ConsumerARN");
    }

    private KinesisUnderTest.Answer subscribe(String consumer, int shard) {
        return kinesis.call(
                "SubscribeToShard",
                "{'ConsumerARN':'" + consumer + "','ShardId':'shardId-" + shard
                        + "','StartingPosition':{'Type':'LATEST'}}");
    }

    @Test
    void aSecondOneIsRefusedForFiveSecondsAndThenTakesOver() {
        var consumer = consumer();

        var first = subscribe(consumer, 0);
        kinesis.clock.advance(Duration.ofSeconds(4));
        var early = subscribe(consumer, 0);
        kinesis.clock.advance(Duration.ofSeconds(2));
        var late = subscribe(consumer, 0);

        assertThat(first.status()).isEqualTo(200);
        assertThat(early.text("/__type")).isEqualTo("ResourceInUseException");
        assertThat(late.status()).isEqualTo(200);
    }

    @Test
    void otherShardsAndConsumersHaveTheirOwn() {
        var consumer = consumer();

        assertThat(subscribe(consumer, 0).status()).isEqualTo(200);
        assertThat(subscribe(consumer, 1).status()).isEqualTo(200);
        assertThat(subscribe(consumer(), 0).status()).isEqualTo(200);
    }
}
