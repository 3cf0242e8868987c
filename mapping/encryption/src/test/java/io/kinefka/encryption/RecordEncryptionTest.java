package io.kinefka.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.encryption.KeyException.Reason;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RecordEncryptionTest {
    private final MovableClock clock = new MovableClock();
    private final FakeKeys keys = new FakeKeys("one", "two");
    private final RecordEncryption encryption =
            new RecordEncryption(keys, new DataKeyLimits(10, Duration.ofMinutes(5), 3), clock);

    private byte[] seal(String key, String topic, String data) {
        return encryption.sealer(key, topic, 1).seal(data.getBytes(UTF_8));
    }

    private String open(String key, String topic, byte[] value) {
        return new String(encryption.open(topic, key, value), UTF_8);
    }

    private static void assertRefused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KeyException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    @Property(tries = 300)
    void opensWhatItSealed(@ForAll @Size(max = 5000) byte[] data) {
        RecordSealer sealer = encryption.sealer("one", "orders", 1);

        byte[] value = sealer.seal(data);

        assertThat(value).hasSize(data.length + sealer.overheadBytes());
        assertThat(encryption.open("orders", sealer.keyId(), value)).isEqualTo(data);
    }

    @Property(tries = 1000)
    void refusesAValueOfWhichAnyBitHasBeenChanged(
            @ForAll @IntRange(max = 1_000_000) int anyByte, @ForAll @IntRange(max = 7) int bit) {
        byte[] value = seal("one", "orders", "secret");

        value[anyByte % value.length] ^= (byte) (1 << bit);

        assertRefused(() -> open("one", "orders", value), Reason.INVALID_CIPHERTEXT);
    }

    @Test
    void refusesAValueOfWhichAnyByteHasBeenChanged() {
        byte[] value = seal("one", "orders", "secret");

        for (int i = 0; i < value.length; i++) {
            byte[] changed = value.clone();
            changed[i] ^= 0x40;
            assertRefused(() -> open("one", "orders", changed), Reason.INVALID_CIPHERTEXT);
        }
    }

    @Property(tries = 1000)
    void refusesWhateverElseLiesThere(@ForAll @Size(max = 300) byte[] garbage) {
        assertRefused(() -> open("one", "orders", garbage), Reason.INVALID_CIPHERTEXT);
    }

    @Test
    void refusesAValueThatWasCut() {
        byte[] value = seal("one", "orders", "secret");

        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertRefused(() -> open("one", "orders", cut), Reason.INVALID_CIPHERTEXT);
        }
    }

    @Test
    void refusesAValueOfAnotherTopic() {
        byte[] value = seal("one", "orders", "secret");

        assertRefused(() -> open("one", "payments", value), Reason.INVALID_CIPHERTEXT);
    }

    @Test
    void refusesAValueOfAnotherKey() {
        byte[] value = seal("one", "orders", "secret");

        assertRefused(() -> open("two", "orders", value), Reason.INVALID_CIPHERTEXT);
    }

    @Test
    void neverWritesTheDataNorTwiceTheSame() {
        byte[] first = seal("one", "orders", "top secret");
        byte[] second = seal("one", "orders", "top secret");

        assertThat(new String(first, UTF_8)).doesNotContain("secret");
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void refusesToSealAndToOpenWithAKeyThatMayNotBeUsed() {
        byte[] value = seal("one", "orders", "secret");
        assertThat(open("one", "orders", value)).isEqualTo("secret");

        keys.setState("one", KeyState.DISABLED);
        assertRefused(() -> seal("one", "orders", "secret"), Reason.DISABLED);
        assertRefused(() -> open("one", "orders", value), Reason.DISABLED);

        keys.setState("one", KeyState.PENDING_DELETION);
        assertRefused(() -> seal("one", "orders", "secret"), Reason.PENDING_DELETION);
        assertRefused(() -> open("one", "orders", value), Reason.PENDING_DELETION);

        keys.setState("one", KeyState.ENABLED);
        assertThat(open("one", "orders", value)).isEqualTo("secret");

        keys.deny();
        assertRefused(() -> open("one", "orders", value), Reason.ACCESS_DENIED);
    }

    @Test
    void doesNotKnowOtherKeys() {
        assertRefused(() -> seal("three", "orders", "secret"), Reason.NOT_FOUND);
        assertRefused(() -> open("three", "orders", seal("one", "orders", "secret")), Reason.NOT_FOUND);
        assertRefused(() -> KeyService.NONE.requireUsable("one"), Reason.NOT_FOUND);
        assertRefused(() -> KeyService.NONE.generate("one"), Reason.NOT_FOUND);
        assertRefused(() -> KeyService.NONE.unwrap("one", new byte[0]), Reason.NOT_FOUND);
    }

    @Test
    void usesADataKeyForSoManyRecordsAndNoMore() {
        for (int i = 0; i < 10; i++) {
            seal("one", "orders", "secret");
        }
        assertThat(keys.generated).isEqualTo(1);

        seal("one", "orders", "secret");
        assertThat(keys.generated).isEqualTo(2);

        encryption.sealer("one", "orders", 10);
        assertThat(keys.generated).isEqualTo(3);
    }

    @Test
    void usesADataKeyForSoLongAndNoLonger() {
        seal("one", "orders", "secret");
        clock.move(Duration.ofMinutes(5).minusMillis(1));
        seal("one", "orders", "secret");
        assertThat(keys.generated).isEqualTo(1);

        clock.move(Duration.ofMillis(1));
        seal("one", "orders", "secret");
        assertThat(keys.generated).isEqualTo(2);

        clock.move(Duration.ofDays(-1));
        seal("one", "orders", "secret");
        assertThat(keys.generated).isEqualTo(3);
    }

    @Test
    void unwrapsADataKeyOnceWhileItIsAmongTheLastOnes() {
        List<byte[]> values = IntStream.range(0, 4)
                .mapToObj(i -> {
                    clock.move(Duration.ofMinutes(5));
                    return seal("one", "orders", "number " + i);
                })
                .toList();

        open("one", "orders", values.get(0));
        open("one", "orders", values.get(0));
        assertThat(keys.unwrapped).isEqualTo(1);

        values.forEach(value -> open("one", "orders", value));
        assertThat(keys.unwrapped).isEqualTo(4);
        assertThat(encryption.unwrappedCount()).isEqualTo(3);

        assertThat(open("one", "orders", values.get(0))).isEqualTo("number 0");
        assertThat(keys.unwrapped).isEqualTo(5);
    }

    @Test
    void sealsAndOpensOnManyThreadsAtOnce() {
        var opened = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> open("one", "orders", seal("one", "orders", "number " + i)))
                .toList();

        assertThat(opened)
                .isEqualTo(IntStream.range(0, 2000).mapToObj(i -> "number " + i).toList());
    }
}
