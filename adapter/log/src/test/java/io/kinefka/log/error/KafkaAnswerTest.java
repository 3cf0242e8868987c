package io.kinefka.log.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class KafkaAnswerTest {

    private static KafkaFuture<String> failed(Exception failure) {
        var future = new KafkaFutureImpl<String>();
        future.completeExceptionally(failure);
        return future;
    }

    private static String answer(Iterator<KafkaFuture<String>> answers) throws InterruptedException {
        return KafkaAnswer.awaitRetrying(answers::next, Duration.ofMinutes(1), "complaint");
    }

    @Test
    void asksAgainWhileKafkaIsLateOrHasFencedItsBrokers() throws Exception {
        var answers = List.of(
                failed(new TimeoutException("Timed out waiting for a node assignment.")),
                failed(new InvalidReplicationFactorException(
                        "Unable to replicate the partition 1 time(s): All brokers are currently fenced, or have all their"
                                + " log directories cordoned.")),
                KafkaFuture.completedFuture("made"));

        assertThat(answer(answers.iterator())).isEqualTo("made");
    }

    @Test
    void doesNotAskAgainForMoreReplicasThanThereAreBrokers() {
        var answers = List.of(
                failed(new InvalidReplicationFactorException(
                        "Unable to replicate the partition 3 time(s): The target replication factor of 3 cannot be reached"
                                + " because only 1 broker(s) are registered or some brokers have all their log directories"
                                + " cordoned.")),
                KafkaFuture.completedFuture("made"));

        assertThatThrownBy(() -> answer(answers.iterator()))
                .isInstanceOf(LogException.class)
                .hasCauseInstanceOf(InvalidReplicationFactorException.class);
    }
}
