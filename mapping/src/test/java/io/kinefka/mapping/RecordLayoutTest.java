package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RecordLayoutTest {

    @Test
    void leavesAPlainRecordWithoutHeaders() {
        byte[] data = {1, 2, 3};

        var kafkaRecord = RecordLayout.toKafka("orders", 4, "müller", data, null);

        assertThat(kafkaRecord.topic()).isEqualTo("orders");
        assertThat(kafkaRecord.partition()).isEqualTo(4);
        assertThat(kafkaRecord.key()).isEqualTo("müller".getBytes(StandardCharsets.UTF_8));
        assertThat(kafkaRecord.value()).isSameAs(data);
        assertThat(kafkaRecord.headers()).isEmpty();
        assertThat(RecordLayout.explicitHashKey(kafkaRecord.headers())).isEmpty();
    }

    @Property
    void keepsAnExplicitHashKey(@ForAll long high, @ForAll long low) {
        HashKey explicit = new HashKey(high, low);

        var kafkaRecord = RecordLayout.toKafka("orders", 4, "a", new byte[0], explicit);

        assertThat(RecordLayout.explicitHashKey(kafkaRecord.headers())).contains(explicit);
    }

    @Property
    void givesAPartitionKeyBack(@ForAll @StringLength(min = 1, max = 256) String partitionKey) {
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(partitionKey));

        byte[] key = RecordLayout.toKafka("orders", 0, partitionKey, new byte[0], null)
                .key();

        assertThat(RecordLayout.partitionKey(key)).isEqualTo(partitionKey);
    }

    @Test
    void showsADashForARecordWithoutKey() {
        assertThat(RecordLayout.partitionKey(null)).isEqualTo("-");
        assertThat(RecordLayout.partitionKey(new byte[0])).isEqualTo("-");
    }

    @Test
    void replacesBytesThatAreNotUtf8() {
        byte[] key = {'a', (byte) 0xFF, 'b'};

        assertThat(RecordLayout.partitionKey(key)).isEqualTo("a\uFFFDb");
    }

    @Test
    void cutsAnOverlongKeyTo256CharactersWithoutTearingOneApart() {
        String whale = "\uD83D\uDC33";
        byte[] key = whale.repeat(300).getBytes(StandardCharsets.UTF_8);

        String partitionKey = RecordLayout.partitionKey(key);

        assertThat(partitionKey).isEqualTo(whale.repeat(256));
    }

    @Test
    void showsNoDataForATombstone() {
        byte[] value = {7};

        assertThat(RecordLayout.data(null)).isEmpty();
        assertThat(RecordLayout.data(value)).isSameAs(value);
    }

    @Test
    void ignoresAHashKeyHeaderThatHoldsSomethingElse() {
        RecordHeaders garbage = new RecordHeaders();
        garbage.add(RecordLayout.EXPLICIT_HASH_KEY_HEADER, "twelve".getBytes(StandardCharsets.US_ASCII));
        RecordHeaders nothing = new RecordHeaders();
        nothing.add(RecordLayout.EXPLICIT_HASH_KEY_HEADER, null);

        assertThat(RecordLayout.explicitHashKey(garbage)).isEmpty();
        assertThat(RecordLayout.explicitHashKey(nothing)).isEmpty();
    }

    @Test
    void tellsWhichKeyARecordIsEncryptedWith() {
        RecordHeaders plain = new RecordHeaders();
        RecordHeaders empty = new RecordHeaders();
        empty.add(RecordLayout.ENCRYPTION_KEY_HEADER, null);
        RecordHeaders encrypted = new RecordHeaders();

        RecordLayout.markEncrypted(encrypted, "a-key");

        assertThat(RecordLayout.encryptionKey(encrypted)).contains("a-key");
        assertThat(RecordLayout.encryptionKey(plain)).isEmpty();
        assertThat(RecordLayout.encryptionKey(empty)).isEmpty();
    }
}
