package io.kinefka.analytics.run;

import org.jspecify.annotations.Nullable;

/** The rows of the same keys in a window: the keys as the first row had them, and the states of the aggregate functions. */
final class Group {
    private final long number;
    private final @Nullable Object[] keys;
    private @Nullable Object[] states;

    Group(long number, @Nullable Object[] keys, @Nullable Object[] states) {
        this.number = number;
        this.keys = keys;
        this.states = states;
    }

    /** As it was stored; its number is the last of the key. */
    static Group restored(OperatorState.Entry entry) {
        var key = entry.key();
        return new Group(key.get(key.size() - 1), array(entry.values()[0]), array(entry.values()[1]));
    }

    /** The order of groups. */
    long number() {
        return number;
    }

    @Nullable Object[] keys() {
        return keys;
    }

    @Nullable Object[] states() {
        return states;
    }

    void become(@Nullable Object[] newStates) {
        states = newStates;
    }

    @Nullable Object[] stored() {
        return new Object[] {keys, states};
    }

    private static @Nullable Object[] array(@Nullable Object value) {
        return value instanceof Object[] array ? array : new Object[0];
    }
}
