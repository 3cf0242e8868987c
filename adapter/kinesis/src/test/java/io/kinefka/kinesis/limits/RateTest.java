package io.kinefka.kinesis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.limit.Rate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final String KEY = "key";

    private final StoppedClock clock = new StoppedClock();
    private final AtomicInteger gateways = new AtomicInteger(1);

    private Rate<String> rate(long perSecond) {
        return new Rate<>(perSecond, gateways::get, clock);
    }

    private static int takes(Rate<String> rate) {
        int count = 0;
        while (rate.tryTake(KEY, 1)) {
            count++;
        }
        return count;
    }

    @Test
    void oneSecondsWorthMayBeUsedAtOnce() {
        var rate = rate(1000);

        assertThat(takes(rate)).isEqualTo(1000);
    }

    @Test
    void fractionsOfASecondYieldExactlyTheirShare() {
        var rate = rate(1000);
        takes(rate);

        clock.advance(Duration.ofNanos(999_000));
        assertThat(takes(rate)).isZero();
        clock.advance(Duration.ofNanos(1_000));
        assertThat(takes(rate)).isEqualTo(1);
        clock.advance(Duration.ofMillis(333));
        assertThat(takes(rate)).isEqualTo(333);
    }

    @Test
    void manySmallStepsYieldAsMuchAsALargeOne() {
        var rate = rate(3);
        takes(rate);

        int taken = 0;
        for (int i = 0; i < 1_000_000; i++) {
            clock.advance(Duration.ofNanos(10_000));
            taken += takes(rate);
        }

        assertThat(taken).isEqualTo(30);
    }

    @Test
    void anIdleKeySavesNoMoreThanOneSecondsWorth() {
        var rate = rate(5);
        takes(rate);

        clock.advance(Duration.ofDays(100_000));

        assertThat(takes(rate)).isEqualTo(5);
    }

    @Test
    void keysDoNotShare() {
        var rate = rate(5);
        takes(rate);

        assertThat(rate.tryTake("other", 5)).isTrue();
    }

    @Test
    void whatIsLargerThanTheBucketIsGrantedToAnIdleKeyAndPaidOffBeforeAnythingElse() {
        var rate = rate(100);

        assertThat(rate.tryTake(KEY, 250)).isTrue();

        clock.advance(Duration.ofMillis(2_499));
        assertThat(rate.tryTake(KEY, 1)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(rate.tryTake(KEY, 1)).isTrue();
        assertThat(rate.tryTake(KEY, 250)).isFalse();
    }

    @Test
    void whatWasUsedOnCreditIsPaidOff() {
        var rate = rate(100);

        rate.charge(KEY, 60);
        assertThat(rate.isPaid(KEY)).isTrue();
        rate.charge(KEY, 60);
        assertThat(rate.isPaid(KEY)).isFalse();

        clock.advance(Duration.ofMillis(1_199));
        assertThat(rate.isPaid(KEY)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(rate.isPaid(KEY)).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        var rate = rate(5);
        takes(rate);

        rate.giveBack(KEY, 2);

        assertThat(takes(rate)).isEqualTo(2);
    }

    @Test
    void moreGivenBackThanTakenIsNotSaved() {
        var rate = rate(5);

        rate.giveBack(KEY, 3);

        assertThat(takes(rate)).isEqualTo(5);
    }

    @Test
    void eachOfSeveralGatewaysGrantsItsShareAsTheyComeAndGo() {
        var rate = rate(1000);
        gateways.set(4);

        assertThat(takes(rate)).isEqualTo(250);
        clock.advance(Duration.ofSeconds(1));
        gateways.set(2);
        assertThat(takes(rate)).isEqualTo(500);
    }

    @Test
    void aClockThatGoesBackYieldsNothingAndGoesOnFromThere() {
        var rate = rate(10);
        takes(rate);

        clock.advance(Duration.ofHours(-1));
        assertThat(takes(rate)).isZero();
        clock.advance(Duration.ofMillis(500));
        assertThat(takes(rate)).isEqualTo(5);
    }

    @Test
    void idleKeysAreForgotten() {
        var rate = rate(1);
        for (int i = 0; i < 100_000; i++) {
            rate.tryTake("key-" + i, 1);
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(rate.keysInUse()).isLessThanOrEqualTo(4_000);
    }

    @Test
    void concurrentTakersNeverGetMoreThanThereIs() throws InterruptedException {
        var rate = rate(10_000);
        var taken = new AtomicInteger();
        var begin = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(4);

        for (int i = 0; i < 4; i++) {
            pool.execute(() -> {
                awaitQuietly(begin);
                taken.addAndGet(takes(rate));
            });
        }
        begin.countDown();
        pool.shutdown();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(taken).hasValue(10_000);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
