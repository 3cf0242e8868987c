package io.kinefka.log.table;

import org.jspecify.annotations.Nullable;

/** A part of a change. All parts of a change happen, or none of them. */
public sealed interface Write {
    /** The version of a key that is not there. */
    long ABSENT = -1;

    /** A part that holds only while a key is in the version that its author saw. */
    sealed interface Expecting extends Write {

        /** Which. */
        Bytes key();

        /** The version that its author saw, or {@link #ABSENT}. */
        long expected();
    }

    /** Gives a key a value. */
    record Put(Bytes key, long expected, Bytes value) implements Expecting {}

    /** Takes a key away. */
    record Delete(Bytes key, long expected) implements Expecting {}

    /** Leaves a key as it is; the change depends on it. */
    record Keep(Bytes key, long expected) implements Expecting {}

    /** Takes away all keys that begin so, whatever they have by then. */
    record DeleteAll(Bytes prefix) implements Write {}

    /** Gives a key a value, if it is still what it was. */
    static Write put(Bytes key, @Nullable Entry before, Bytes value) {
        return new Put(key, version(before), value);
    }

    /** Takes a key away, if it is still what it was. */
    static Write delete(Bytes key, @Nullable Entry before) {
        return new Delete(key, version(before));
    }

    /** Requires that a key is still what it was. */
    static Write keep(Bytes key, @Nullable Entry before) {
        return new Keep(key, version(before));
    }

    private static long version(@Nullable Entry entry) {
        return entry == null ? ABSENT : entry.version();
    }
}
