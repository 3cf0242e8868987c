package io.kinefka.delivery.buffer;

import java.util.concurrent.atomic.AtomicLong;

/** What all engines of a process may keep at once, in bytes. Going beyond it is possible and makes them pause. */
public final class Budgets {
    private static final double SCARCE = 0.5;
    private static final double PRESSING = 0.9;
    private static final double RELAXED = 0.7;

    private final long heapBytesMax;
    private final long spillBytesMax;
    private final AtomicLong heapBytes = new AtomicLong();
    private final AtomicLong spillBytes = new AtomicLong();

    /**
     * Budgets.
     *
     * @param heapBytesMax records in memory; objects that are just being uploaded come on top
     * @param spillBytesMax records in files
     */
    public Budgets(long heapBytesMax, long spillBytesMax) {
        this.heapBytesMax = heapBytesMax;
        this.spillBytesMax = spillBytesMax;
    }

    /** More bytes are in memory, or fewer. */
    public void addHeap(long bytes) {
        heapBytes.addAndGet(bytes);
    }

    /** More bytes are in files, or fewer. */
    public void addSpill(long bytes) {
        spillBytes.addAndGet(bytes);
    }

    /** Bytes in memory, of all engines. */
    public long heapBytes() {
        return heapBytes.get();
    }

    /** Bytes in files, of all engines. */
    public long spillBytes() {
        return spillBytes.get();
    }

    /** Memory goes to files early. */
    public boolean isHeapScarce() {
        return heapBytes.get() > heapBytesMax * SCARCE;
    }

    /** No more records should be accepted. */
    public boolean isPressing() {
        return heapBytes.get() >= heapBytesMax * PRESSING || spillBytes.get() >= spillBytesMax * PRESSING;
    }

    /** Records may be accepted again. */
    public boolean isRelaxed() {
        return heapBytes.get() < heapBytesMax * RELAXED && spillBytes.get() < spillBytesMax * RELAXED;
    }
}
