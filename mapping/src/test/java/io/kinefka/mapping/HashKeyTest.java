package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashKeyTest {

    @Test
    void isTheMd5OfThePartitionKey() {
        HashKey hashKey = HashKey.ofPartitionKey("a");

        assertThat(hashKey.toBigInteger()).isEqualTo(new BigInteger("0cc175b9c0f1b6a831c399e269772661", 16));
    }

    @Property
    void agreesWithBigIntegerOnTheMd5OfAnyPartitionKey(@ForAll String partitionKey) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));

        HashKey hashKey = HashKey.ofPartitionKey(partitionKey);

        assertThat(hashKey.toBigInteger()).isEqualTo(new BigInteger(1, digest));
    }

    @Property
    void roundTripsAsTextAndAsNumber(@ForAll long high, @ForAll long low) {
        HashKey hashKey = new HashKey(high, low);

        assertThat(hashKey).hasToString(hashKey.toBigInteger().toString());
        assertThat(HashKey.parse(hashKey.toString())).isEqualTo(hashKey);
        assertThat(HashKey.of(hashKey.toBigInteger())).isEqualTo(hashKey);
    }

    @Property
    void isOrderedAsAnUnsignedNumber(
            @ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
        HashKey one = new HashKey(high, low);
        HashKey other = new HashKey(otherHigh, otherLow);

        int order = Integer.signum(one.compareTo(other));

        assertThat(order).isEqualTo(one.toBigInteger().compareTo(other.toBigInteger()));
    }

    @Property
    void hasNeighboursOneApart(@ForAll long high, @ForAll long low) {
        HashKey hashKey = new HashKey(high, low);

        assertThat(hashKey.next().previous()).isEqualTo(hashKey);
        assertThat(hashKey.equals(HashKey.MAX)
                        || hashKey.next()
                                .toBigInteger()
                                .equals(hashKey.toBigInteger().add(BigInteger.ONE)))
                .isTrue();
    }

    @Test
    void carriesIntoTheUpperHalf() {
        assertThat(new HashKey(6, -1).next()).isEqualTo(new HashKey(7, 0));
        assertThat(new HashKey(7, 0).previous()).isEqualTo(new HashKey(6, -1));
    }

    @Test
    void reachesUpTo128Bits() {
        assertThat(HashKey.parse("340282366920938463463374607431768211455")).isEqualTo(HashKey.MAX);
        assertThat(HashKey.parse("0")).isEqualTo(HashKey.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "340282366920938463463374607431768211456",
                "999999999999999999999999999999999999999",
                "6277101735386680763835789423207666416102355444464034512896",
                "-1",
                "+1",
                "01",
                "",
                "1e3",
                " 1",
                "\u0661"
            })
    void refusesWhatIsNoDecimalWithin128Bits(String text) {
        assertThatThrownBy(() -> HashKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesANegativeNumber() {
        assertThatThrownBy(() -> HashKey.of(BigInteger.ONE.negate())).isInstanceOf(IllegalArgumentException.class);
    }
}
