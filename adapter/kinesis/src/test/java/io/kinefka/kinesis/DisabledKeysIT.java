package io.kinefka.kinesis;

import static io.kinefka.kinesis.KinesisUnderTest.data;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.encryption.KeyState;
import org.junit.jupiter.api.Test;

/** Keys that are not there, or that are disabled while records that they have encrypted are written and read. */
class DisabledKeysIT extends EncryptedStreams {
    @Test
    void refusesAKeyThatIsNotThereOrMayNotBeUsed() {
        var stream = kinesis.create(1);
        keys.setState("alias/second", KeyState.DISABLED);
        var disabled = start(stream, "alias/second");
        keys.setState("alias/second", KeyState.PENDING_DELETION);
        var pending = start(stream, "alias/second");

        assertThat(disabled.error()).isEqualTo("KMSDisabledException: alias/second is disabled.");
        assertThat(pending.error()).isEqualTo("KMSInvalidStateException: alias/second is pending deletion.");
        assertThat(start(stream, "alias/third").error())
                .isEqualTo("KMSNotFoundException: Alias alias/third is not found.");
        assertThat(start(stream, "arn:aws:kms:us-east-1:000000000000:key/third").error())
                .isEqualTo("KMSNotFoundException: Key 'arn:aws:kms:us-east-1:000000000000:key/third' does not exist");
        assertThat(description(stream).path("EncryptionType").asText()).isEqualTo("NONE");
    }

    @Test
    void refusesToWriteWithAKeyThatHasBeenDisabledSince() {
        var stream = kinesis.create(1);
        start(stream, "alias/second");
        kinesis.put(stream, "k", "one");

        keys.setState("alias/second", KeyState.DISABLED);

        assertThat(kinesis.put(stream, "k", "two").error())
                .isEqualTo("KMSDisabledException: alias/second is disabled.");
        assertThat(putBoth(stream, "three", "four").error())
                .isEqualTo("KMSDisabledException: alias/second is disabled.");
        assertThat(stop(stream, "alias/second").status()).isEqualTo(200);
        assertThat(kinesis.put(stream, "k", "five").status()).isEqualTo(200);
    }

    @Test
    void readsUpToARecordWhoseKeyHasBeenDisabledAndOnOnceItIsEnabled() {
        var stream = kinesis.create(1);
        kinesis.put(stream, "k", "plain");
        start(stream, "alias/second");
        kinesis.put(stream, "k", "secret");
        String id = keys.requireUsable("alias/second");
        assertThat(data(readAll(stream))).containsExactly("plain", "secret");

        keys.setState(id, KeyState.DISABLED);
        var first = readAll(stream);
        var next = kinesis.read(first.text("/NextShardIterator"));
        keys.setState(id, KeyState.PENDING_DELETION);
        var pending = kinesis.read(first.text("/NextShardIterator"));
        keys.setState(id, KeyState.ENABLED);
        var last = kinesis.read(first.text("/NextShardIterator"));

        assertThat(data(first)).containsExactly("plain");
        assertThat(first.at("/MillisBehindLatest").asLong()).isPositive();
        assertThat(next.status()).isEqualTo(400);
        assertThat(next.error()).isEqualTo("KMSDisabledException: " + id + " is disabled.");
        assertThat(pending.error()).isEqualTo("KMSInvalidStateException: " + id + " is pending deletion.");
        assertThat(data(last)).containsExactly("secret");
    }

    @Test
    void tellsASubscriberThatTheKeyOfTheNextRecordHasBeenDisabled() {
        var stream = kinesis.create(1);
        var consumer = kinesis.register(stream, "reader");
        kinesis.put(stream, "k", "plain");
        start(stream, "alias/second");
        kinesis.put(stream, "k", "secret");
        String id = keys.requireUsable("alias/second");
        keys.setState(id, KeyState.DISABLED);

        try (var subscribed = kinesis.subscribe(consumer, 0, "'TRIM_HORIZON'")) {
            var first = subscribed.awaitNews();
            var next = subscribed.awaitNews();

            assertThat(first.body().path("Records")).hasSize(1);
            assertThat(next.type()).isEqualTo("KMSDisabledException");
            assertThat(next.body().path("message").asText()).isEqualTo(id + " is disabled.");
        }
    }

    @Test
    void asksForTheKeyAgainWhenARecordIsPolledAgain() {
        var stream = kinesis.create(1);
        start(stream, "alias/second");
        kinesis.put(stream, "k", "one");
        // From here on the end of the shard is followed.
        var tip = readAll(stream).text("/NextShardIterator");
        kinesis.read(tip);
        kinesis.put(stream, "k", "two");
        assertThat(data(kinesis.read(tip))).containsExactly("two");
        String id = keys.requireUsable("alias/second");

        keys.setState(id, KeyState.DISABLED);

        assertThat(kinesis.read(tip).error()).isEqualTo("KMSDisabledException: " + id + " is disabled.");
        keys.setState(id, KeyState.ENABLED);
        assertThat(data(kinesis.read(tip))).containsExactly("two");
    }
}
