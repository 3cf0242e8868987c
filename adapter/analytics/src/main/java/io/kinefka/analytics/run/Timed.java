package io.kinefka.analytics.run;

/** An operator that does something when time has come to a moment. */
interface Timed {
    /** There is nothing to be done. */
    long NEVER = Long.MAX_VALUE;

    /** The next moment at which there is something to do. */
    long due();

    /** Does it; after that, another moment is due. */
    void fire();

    /** The moment before all rows of a time. */
    static long before(long rowtimeMillis) {
        return 2 * rowtimeMillis;
    }

    /** The moment after all rows of a time, and before any of the next millisecond. */
    static long after(long rowtimeMillis) {
        return 2 * rowtimeMillis + 1;
    }

    /** The time that a moment belongs to, which is that of the rows that come out then. */
    static long rowtime(long moment) {
        return moment >> 1;
    }
}
