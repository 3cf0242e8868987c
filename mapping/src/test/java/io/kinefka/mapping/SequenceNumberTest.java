package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNumberTest {

    private static final long CREATED_MAX = (1L << 36) - 2;

    /** Provenance: documented, in the Kinesis and Firehose developer guides. */
    @ParameterizedTest
    @CsvSource({
        "49543463076548007577105092703039560359975228518395019266, 1411403981, 0, 5501, 1411431220",
        "49543463076570308322303623326179887152428262250726293522, 1411403981, 1, 5500, 1411431220",
        "49546986683135544286507457936321625675700192471156785154, 1421279230, 0, 469, 1421279386",
    })
    void decodesNumbersThatAwsHasIssued(String decimal, long created, int index, long offset, long arrival) {
        SequenceNumber number = SequenceNumber.parse(decimal);

        assertThat(number).isEqualTo(new SequenceNumber(created, index, offset, arrival));
        assertThat(number).hasToString(decimal);
    }

    @Property(tries = 5000)
    void hasTheLayoutDigitForDigit(
            @ForAll @LongRange(max = CREATED_MAX) long created,
            @ForAll @IntRange int index,
            @ForAll @LongRange long offset,
            @ForAll @LongRange(max = 1L << 47) long arrivalMillis) {
        SequenceNumber number = SequenceNumber.ofRecord(created, index, offset, arrivalMillis);

        String hex = String.format(
                Locale.ROOT, "2%09x%x%016x00%09x%08x2", created, index & 0xF, offset, number.arrivalSecond(), index);
        assertThat(number.toBigInteger()).isEqualTo(new BigInteger(hex, 16));
        assertThat(number)
                .hasToString(new BigInteger(hex, 16).toString())
                .asString()
                .hasSize(56);
        assertThat(SequenceNumber.parse(number.toString())).isEqualTo(number);
    }

    @Property
    void growsWithTheOffsetEvenWhenTheClockStepsBack(
            @ForAll @LongRange(max = CREATED_MAX) long created,
            @ForAll @IntRange int index,
            @ForAll @LongRange(max = Long.MAX_VALUE - 1) long offset,
            @ForAll long arrivalMillis,
            @ForAll long nextArrivalMillis) {
        SequenceNumber number = SequenceNumber.ofRecord(created, index, offset, arrivalMillis);
        SequenceNumber next = SequenceNumber.ofRecord(created, index, offset + 1, nextArrivalMillis);

        assertThat(number).isLessThan(next);
        assertThat(number.toBigInteger()).isLessThan(next.toBigInteger());
        assertThat(number.toString()).isLessThan(next.toString());
    }

    @Property
    void isAboveEveryNumberOfAShardCreatedBefore(
            @ForAll @LongRange(max = CREATED_MAX - 1) long parentCreated,
            @ForAll @IntRange int parentIndex,
            @ForAll @LongRange long parentOffset,
            @ForAll @IntRange int childIndex,
            @ForAll @LongRange long childOffset,
            @ForAll long millis) {
        SequenceNumber parent = SequenceNumber.ending(parentCreated, parentIndex, parentOffset, CREATED_MAX);
        SequenceNumber child = SequenceNumber.starting(parentCreated + 1, childIndex, childOffset);

        assertThat(parent).isLessThan(child);
        assertThat(parent.toBigInteger()).isLessThan(child.toBigInteger());
        assertThat(child).isLessThan(SequenceNumber.ofRecord(parentCreated + 1, childIndex, childOffset, millis));
    }

    @Property
    void liesBetweenTheShardsStartAndItsEnd(
            @ForAll @LongRange(max = CREATED_MAX) long created,
            @ForAll @IntRange int index,
            @ForAll @LongRange(max = 1L << 62) long firstOffset,
            @ForAll @LongRange(max = 1L << 61) long records,
            @ForAll long arrivalMillis,
            @ForAll long closedSecond) {
        SequenceNumber starting = SequenceNumber.starting(created, index, firstOffset);
        SequenceNumber last = SequenceNumber.ofRecord(created, index, firstOffset + records, arrivalMillis);
        SequenceNumber ending = SequenceNumber.ending(created, index, firstOffset + records + 1, closedSecond);

        assertThat(starting).isLessThan(last);
        assertThat(last).isLessThan(ending);
    }

    @Property
    void endsAShardWithoutRecordsAboveItsStart(
            @ForAll @LongRange(max = CREATED_MAX) long created,
            @ForAll @IntRange int index,
            @ForAll long closedSecond) {
        SequenceNumber starting = SequenceNumber.starting(created, index, 7);
        SequenceNumber ending = SequenceNumber.ending(created, index, 7, closedSecond);

        assertThat(starting).isLessThan(ending);
    }

    @Test
    void pointsAfterARecordButAtTheFirstRecordAfterAStartingNumber() {
        SequenceNumber starting = SequenceNumber.starting(1_700_000_000, 3, 41);
        SequenceNumber inTheFirstSecond = SequenceNumber.ofRecord(1_700_000_000, 3, 41, 1_700_000_000_500L);

        assertThat(starting.isStarting()).isTrue();
        assertThat(starting.offsetAt()).isEqualTo(41);
        assertThat(starting.offsetAfter()).isEqualTo(41);
        assertThat(inTheFirstSecond.isStarting()).isFalse();
        assertThat(inTheFirstSecond.offsetAt()).isEqualTo(41);
        assertThat(inTheFirstSecond.offsetAfter()).isEqualTo(42);
    }

    @Test
    void doesNotOverflowAfterTheLargestOffset() {
        SequenceNumber madeUp = SequenceNumber.ofRecord(1_700_000_000, 3, Long.MAX_VALUE, 1_700_000_009_000L);

        assertThat(madeUp.offsetAfter()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "x",
                "26227199374822427428162556223570313216",
                // offset of 64 bits
                "49039857307719593840066370180380661734935976090628259842",
                // other version
                "49545115243490985018280067714973144582180062593244200961",
                // bits set in the upper half of the shard's index
                "49579844037727333356165064238440708846556371693205002258",
                // leading zero
                "049543463076548007577105092703039560359975228518395019266",
            })
    void refusesOtherLayouts(String text) {
        assertThatThrownBy(() -> SequenceNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3", // leading digit
        "10, 2", // low nibble of another index
        "11, 8", // offset of 64 bits
        "27, 1", // the digits that are always zero
        "28, 1", "30, 4", // arrival before the shard's creation
        "38, 8", // index of 32 bits
        "45, 2", // index of another nibble
        "46, 1", // version
    })
    void refusesASingleDigitThatDoesNotFit(int position, char digit) {
        String valid = new SequenceNumber(1411403981, 1, 5500, 1411431220)
                .toBigInteger()
                .toString(16);
        StringBuilder changed = new StringBuilder(valid);
        changed.setCharAt(position, digit);
        String decimal = new BigInteger(changed.toString(), 16).toString();

        assertThat(valid).hasSize(47).isNotEqualTo(changed.toString());
        assertThatThrownBy(() -> SequenceNumber.parse(decimal)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesComponentsOutsideTheirBounds() {
        assertThatThrownBy(() -> SequenceNumber.starting(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SequenceNumber.starting(CREATED_MAX + 1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SequenceNumber.starting(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SequenceNumber.starting(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
