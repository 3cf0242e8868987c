package io.kinefka.analytics.application;

import java.util.Collection;

/** Runs applications. */
@FunctionalInterface
public interface Applications {

    /** Runs nothing. */
    Applications NONE = wanted -> {};

    /**
     * From now on these run, in these versions, and no others. Told once at the start, and whenever that changes. Another
     * version of the same run goes on where the one before was. Must not wait for anything.
     */
    void retain(Collection<RunningApplication> wanted);
}
