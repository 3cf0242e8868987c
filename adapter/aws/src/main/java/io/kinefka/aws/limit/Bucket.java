package io.kinefka.aws.limit;

/**
 * A token bucket at some instant. It holds what a rate yields in one second. Amounts are millionths of a unit, so that
 * a rate of n units a second yields exactly n of them a microsecond.
 *
 * @param amount what is left; negative while a debt is paid off
 * @param overdrawn whether it was emptied below zero and has not been full since
 * @param atMicros the instant, in microseconds since the epoch
 */
record Bucket(long amount, boolean overdrawn, long atMicros) {
    static final long UNIT = 1_000_000;

    static Bucket full(long perSecond, long atMicros) {
        return new Bucket(perSecond * UNIT, false, atMicros);
    }

    /** The same bucket later. A clock that went back yields nothing. */
    Bucket refilled(long perSecond, long nowMicros) {
        long missing = perSecond * UNIT - amount;
        long elapsed = Math.max(0, nowMicros - atMicros);
        if (elapsed > missing / perSecond) {
            return full(perSecond, nowMicros);
        }
        long earned = perSecond * elapsed;
        return earned == missing ? full(perSecond, nowMicros) : new Bucket(amount + earned, overdrawn, nowMicros);
    }

    /** Whether an amount can be had: all of it is there, or nothing can be waited for any more. */
    boolean affords(long wanted, long perSecond) {
        return isFull(perSecond) || (!overdrawn && wanted <= amount);
    }

    boolean isFull(long perSecond) {
        return amount == perSecond * UNIT;
    }

    /** The same bucket with an amount back that was taken and not used. */
    Bucket more(long given, long perSecond) {
        return given >= perSecond * UNIT - amount
                ? full(perSecond, atMicros)
                : new Bucket(amount + given, overdrawn, atMicros);
    }

    Bucket less(long taken) {
        return new Bucket(amount - taken, overdrawn || taken > amount, atMicros);
    }
}
